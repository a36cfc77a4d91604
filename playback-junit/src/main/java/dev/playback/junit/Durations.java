package dev.playback.junit;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the settings write them: {@code 250ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code 7d}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    static Duration parse(String attribute, String text) {
        Matcher form = FORM.matcher(text);
        Duration unit = form.matches() ? UNITS.get(form.group(2)) : null;
        if (unit == null) {
            throw new MisconfiguredTestException(
                    "%s = \"%s\" is no duration. Give one as in 250ms, 30s, 10m, 2h or 7d.".formatted(attribute, text));
        }
        return unit.multipliedBy(Long.parseLong(form.group(1)));
    }
}
