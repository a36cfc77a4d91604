package dev.playback.recording;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names a recording: {@code <category>/<yyyyMMdd>/<name>}, the day in UTC. Made of letters, digits and {@code . _ - $} only, so that
 * it is safe as a relative path.
 */
public record RecordingId(String category, String day, String name) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_$-][A-Za-z0-9._$-]{0,199}");
    private static final Pattern DAY = Pattern.compile("[0-9]{8}");

    /** Refuses a part that is empty, longer than 200 characters, starts with a dot or holds another character. */
    public RecordingId {
        check(PART, category, "category");
        check(DAY, day, "day");
        check(PART, name, "name");
    }

    /** Reads what {@link #toString()} wrote. */
    public static RecordingId parse(String text) {
        String[] parts = Objects.requireNonNull(text, "text").split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "'%s' is no recording id. An id has the form <category>/<yyyyMMdd>/<name>.".formatted(text));
        }
        return new RecordingId(parts[0], parts[1], parts[2]);
    }

    private static void check(Pattern pattern, String part, String what) {
        if (!pattern.matcher(Objects.requireNonNull(part, what)).matches()) {
            throw new IllegalArgumentException(
                    "'%s' cannot be the %s of a recording id. It must match %s.".formatted(part, what, pattern));
        }
    }

    @Override
    public String toString() {
        return category + "/" + day + "/" + name;
    }
}
