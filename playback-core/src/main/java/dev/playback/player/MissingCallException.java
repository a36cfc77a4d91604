package dev.playback.player;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import java.io.Serial;
import java.util.Comparator;
import java.util.List;

/** The replay made an input or output call for which its recording has no answer left. */
public final class MissingCallException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final EntryKind kind;
    private final String alias;
    private final transient List<String> arguments;

    MissingCallException(EntryKind kind, String alias, List<String> arguments, Recording recording) {
        super("No recorded %s '%s' for %s in recording %s. %s"
                .formatted(
                        kind == EntryKind.INPUT ? "input" : "output",
                        alias,
                        arguments,
                        recording.id(),
                        nearest(kind, alias, arguments, recording)));
        this.kind = kind;
        this.alias = alias;
        this.arguments = List.copyOf(arguments);
    }

    /** Returns whether it is an input or an output that was missed. */
    public EntryKind kind() {
        return kind;
    }

    /** Returns the alias under which nothing was found. */
    public String alias() {
        return alias;
    }

    /** Returns the arguments for which nothing was found, each as JSON; empty once the exception was serialized. */
    public List<String> arguments() {
        return arguments == null ? List.of() : arguments;
    }

    private static String nearest(EntryKind kind, String alias, List<String> arguments, Recording recording) {
        return recording.entries().stream()
                .filter(entry -> entry.kind() == kind && entry.alias().equals(alias))
                .min(Comparator.comparingLong(entry -> differing(entry, arguments)))
                .map(entry -> "The nearest recorded call is %s%s. If the new call is right, record the operation anew."
                        .formatted(alias, entry.arguments()))
                .orElse("Nothing was recorded under this alias. Was it intercepted when the recording was made?");
    }

    private static long differing(Entry entry, List<String> arguments) {
        long differing = Math.abs(entry.arguments().size() - arguments.size());
        for (int i = 0; i < Math.min(entry.arguments().size(), arguments.size()); i++) {
            differing += entry.arguments().get(i).equals(arguments.get(i)) ? 0 : 1;
        }
        return differing;
    }
}
