package dev.playback.player;

import dev.playback.recording.EntryKind;
import java.io.Serial;
import java.util.List;

/** The replay made an input or output call for which its recording has no answer left. */
public abstract sealed class MissingCallException extends RuntimeException
        permits MissingInputException, MissingOutputException {

    @Serial
    private static final long serialVersionUID = 1;

    private final EntryKind kind;
    private final String alias;

    // A list of the JDK, all of which can be serialised.
    @SuppressWarnings("serial")
    private final List<String> arguments;

    MissingCallException(EntryKind kind, String alias, List<String> arguments, String message) {
        super(message);
        this.kind = kind;
        this.alias = alias;
        this.arguments = List.copyOf(arguments);
    }

    /** Returns what the call is to the operation: an input or an output. */
    public final EntryKind kind() {
        return kind;
    }

    /** Returns the alias that was asked for. */
    public final String alias() {
        return alias;
    }

    /** Returns the arguments that were asked for, each as JSON. */
    public final List<String> arguments() {
        return arguments;
    }
}
