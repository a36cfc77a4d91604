package dev.playback.difference;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A line that should be a rule of a comparison is none. */
public final class RuleSyntaxException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    RuleSyntaxException(String source, int line, String text, String why, @Nullable Throwable cause) {
        super("%s, line %d: %s The line is: %s".formatted(source, line, why, text), cause);
    }

    RuleSyntaxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
