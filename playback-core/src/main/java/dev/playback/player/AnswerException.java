package dev.playback.player;

import dev.playback.interception.CallPoint;
import dev.playback.recording.Entry;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A call found its recorded answer, but the answer cannot be given. Kept on the {@link Playback}, even if it is caught. */
public final class AnswerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    AnswerException(CallPoint point, Entry recorded, String why, @Nullable Throwable cause) {
        super(
                "%s (%s) was recorded as call %d, but the answer cannot be given: %s"
                        .formatted(point.shortName(), recorded.alias(), recorded.sequence(), why),
                cause);
    }
}
