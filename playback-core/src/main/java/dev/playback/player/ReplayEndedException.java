package dev.playback.player;

import dev.playback.interception.CallPoint;
import dev.playback.recording.Recording;
import java.io.Serial;

/** Work that outlived its replayed operation made an intercepted call, which must neither be answered nor run for real. */
public final class ReplayEndedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ReplayEndedException(CallPoint point, Recording recording) {
        super(
                "%s was called for the replay of %s after the replay had ended. Let the operation wait for the work it starts."
                        .formatted(point.alias(), recording.id()));
    }
}
