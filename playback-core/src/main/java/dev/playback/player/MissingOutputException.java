package dev.playback.player;

import dev.playback.recording.EntryKind;
import java.io.Serial;
import java.util.List;

/** The replay made an output more often than it was recorded. Kept on the {@link Playback}, even if it is caught. */
public final class MissingOutputException extends MissingCallException {

    @Serial
    private static final long serialVersionUID = 1;

    MissingOutputException(String alias, List<String> arguments, String message) {
        super(EntryKind.OUTPUT, alias, arguments, message);
    }
}
