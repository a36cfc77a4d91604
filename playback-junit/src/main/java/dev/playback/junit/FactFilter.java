package dev.playback.junit;

import dev.playback.lookup.MetadataFilter;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A filter as an annotation writes it: {@code country=U?}, {@code amount>=10}. */
record FactFilter(String name, String operator, String wanted) implements MetadataFilter {

    private static final Pattern FORM = Pattern.compile("\\s*([^=!<>\\s]+)\\s*(!=|<=|>=|=|<|>)\\s*(.*?)\\s*");

    private static final int INCOMPARABLE = 2;

    static FactFilter parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MisconfiguredTestException(
                    "where = \"%s\" is no filter. Give a name, one of = != < <= > >=, and a value.".formatted(text));
        }
        return new FactFilter(form.group(1), form.group(2), form.group(3));
    }

    @Override
    public boolean matches(@Nullable Object value) {
        if (value == null) {
            return operator.equals("!=");
        }
        return switch (operator) {
            case "=" -> equal(value);
            case "!=" -> !equal(value);
            case "<" -> order(value) == -1;
            case "<=" -> order(value) <= 0;
            case ">" -> order(value) == 1;
            default -> order(value) == 0 || order(value) == 1;
        };
    }

    private boolean equal(Object value) {
        return NamePatterns.glob(wanted).matcher(value.toString()).matches()
                || (value instanceof Number && order(value) == 0);
    }

    /** Returns -1, 0 or 1, or {@code INCOMPARABLE}, which no operator wants. */
    private int order(Object value) {
        try {
            return Integer.signum(
                    value instanceof Number
                            ? new BigDecimal(value.toString()).compareTo(new BigDecimal(wanted))
                            : value.toString().compareTo(wanted));
        } catch (NumberFormatException e) {
            return INCOMPARABLE;
        }
    }
}
