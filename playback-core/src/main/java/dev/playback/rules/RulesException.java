package dev.playback.rules;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file of rules cannot be read or understood. */
public final class RulesException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    RulesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static RulesException inLine(String source, int line, String text, String trouble) {
        return new RulesException(
                "Line %d of %s is no rule: %s. It is '%s', and a rule is '<input|output|operation> <alias> <class>.<method>(<parameter types>)'."
                        .formatted(line, source, trouble, text),
                null);
    }
}
