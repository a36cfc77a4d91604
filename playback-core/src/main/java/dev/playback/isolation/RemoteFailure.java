package dev.playback.isolation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was thrown in a worker, told by another JVM: reads and prints as the original did, whose class may not exist here. */
// Stack traces print it, and should name the original class and not this one.
@SuppressWarnings("OverrideThrowableToString")
public final class RemoteFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    RemoteFailure(
            String type, @Nullable String message, List<StackTraceElement> stackTrace, @Nullable Throwable cause) {
        super(message, cause);
        this.type = type;
        setStackTrace(stackTrace.toArray(StackTraceElement[]::new));
    }

    /** Returns the name of the class of the original. */
    public String type() {
        return type;
    }

    // A failure that is sent on once more stays what it was.
    static String typeOf(Throwable failure) {
        return failure instanceof RemoteFailure remote
                ? remote.type()
                : failure.getClass().getName();
    }

    static List<StackTraceElement> stackOf(Throwable failure) {
        return Arrays.asList(failure.getStackTrace());
    }

    @Override
    public String toString() {
        return getMessage() == null ? type : type + ": " + getMessage();
    }
}
