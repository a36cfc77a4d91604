package dev.playback.player;

import dev.playback.interception.LiveCall;
import java.io.Serial;

/** An intercepted method ran for real while a replay was open: what the replay showed cannot be trusted. */
public final class RanLiveException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    RanLiveException(LiveCall call, long others) {
        super(("%s (%s) ran for real on thread '%s', which no replay knew, while this recording was replayed%s. Let the"
                        + " replayed operation call it on its own thread, or declare the work with Intercept.live.")
                .formatted(
                        call.point().alias(),
                        call.point().shortName(),
                        call.thread(),
                        others == 0 ? "" : ", and %d other calls did".formatted(others)));
        setStackTrace(call.stack().toArray(StackTraceElement[]::new));
    }
}
