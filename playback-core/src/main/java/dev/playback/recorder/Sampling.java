package dev.playback.recorder;

import dev.playback.annotation.RecordingParameters;
import dev.playback.interception.CallPoint;
import dev.playback.interception.MethodPoint;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides which operations are recorded, by the parameters of their class. For as many threads as its random numbers. */
final class Sampling {

    private static final Parameters ALL = new Parameters(1, false, false);

    // By class, so that it goes when the class goes.
    private static final ClassValue<Parameters> PARAMETERS = new ClassValue<>() {
        @Override
        protected Parameters computeValue(Class<?> type) {
            RecordingParameters given = type.getAnnotation(RecordingParameters.class);
            return given == null
                    ? ALL
                    : new Parameters(given.samplingRate(), given.ignoreForcedSampling(), given.skipped());
        }
    };

    private final RandomGenerator random;

    Sampling(RandomGenerator random) {
        this.random = random;
    }

    /** What becomes of an operation. */
    enum Choice {
        RECORD,
        LEAVE_OUT_UNLESS_FORCED,
        LEAVE_OUT,
        SKIP
    }

    private record Parameters(double rate, boolean ignoreForced, boolean skipped) {}

    Choice choose(CallPoint operation, @Nullable Object target) {
        Parameters parameters = parameters(operation, target);
        if (parameters.skipped()) {
            return Choice.SKIP;
        }
        if (parameters.rate() >= 1 || random.nextDouble() < parameters.rate()) {
            return Choice.RECORD;
        }
        return parameters.ignoreForced() ? Choice.LEAVE_OUT : Choice.LEAVE_OUT_UNLESS_FORCED;
    }

    private static Parameters parameters(CallPoint operation, @Nullable Object target) {
        if (!(operation instanceof MethodPoint point)) {
            return ALL;
        }
        return PARAMETERS.get(target == null ? point.method().getDeclaringClass() : target.getClass());
    }
}
