package dev.playback.difference;

import java.io.Serial;
import java.util.regex.Pattern;

/** A regular expression of a rule takes too long: it tries again and again on one text. */
public final class RunawayPatternException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    RunawayPatternException(Pattern pattern, int length) {
        super(("The expression /%s/ of a comparison rule takes too long on a text of %d characters. Avoid repetitions"
                        + " within repetitions, as in (a+)+, or give a narrower path.")
                .formatted(pattern, length));
    }
}
