package dev.playback.player;

import dev.playback.recording.EntryKind;
import java.io.Serial;
import java.util.List;

/** The replay asked for an input that its recording has no answer for. Kept on the {@link Playback}, even if it is caught. */
public final class MissingInputException extends MissingCallException {

    @Serial
    private static final long serialVersionUID = 1;

    MissingInputException(String alias, List<String> arguments, String message) {
        super(EntryKind.INPUT, alias, arguments, message);
    }
}
