package dev.playback.player;

import dev.playback.interception.CallPoint;
import java.io.Serial;

/** A data handler threw in replay, so that the call could be neither compared nor answered. */
public final class DataHandlerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    DataHandlerException(CallPoint point, Exception cause) {
        super(
                "The data handler of %s failed in replay: %s. It must take what it made while recording."
                        .formatted(point.shortName(), cause),
                cause);
    }
}
