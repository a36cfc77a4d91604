package dev.playback.player;

import dev.playback.interception.LiveCall;
import java.io.Serial;

/** An intercepted method ran for real while a replay was open: what the replay showed cannot be trusted. */
public final class RanLiveException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    RanLiveException(LiveCall call, long others) {
        super(("%s (%s) ran for real on thread '%s', which no replay knew, while this recording was replayed%s. If it"
                        + " is work of the operation, hand it over with Intercept.wrap, or run the tests with -javaagent:playback-agent.jar,"
                        + " which hands all work over; if it belongs to no replay, declare it with Intercept.live.")
                .formatted(call.point().alias(), call.point().shortName(), call.thread(), others(others)));
        setStackTrace(call.stack().toArray(StackTraceElement[]::new));
    }

    private static String others(long count) {
        return count == 0 ? "" : count == 1 ? ", and another call did" : ", and %d other calls did".formatted(count);
    }
}
