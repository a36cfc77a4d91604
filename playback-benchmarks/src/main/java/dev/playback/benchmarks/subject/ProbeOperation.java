package dev.playback.benchmarks.subject;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Single intercepted calls, to be measured in a loop. */
public final class ProbeOperation {

    /** Runs {@code calls} as one operation. */
    @Operation
    public void within(Runnable calls) {
        calls.run();
    }

    @InterceptInput("probe.load")
    public Map<String, @Nullable Object> load(long k) {
        return Payloads.TABLE.get(0);
    }

    @InterceptOutput("probe.store")
    @Nullable
    public Object store(long k) {
        return null;
    }

    public Map<String, @Nullable Object> raw(long k) {
        return Payloads.TABLE.get(0);
    }

    /** Calls {@code call} with 0 to {@code count} - 1. */
    public static void loop(long count, LongConsumer call) {
        for (long k = 0; k < count; k++) {
            call.accept(k);
        }
    }
}
