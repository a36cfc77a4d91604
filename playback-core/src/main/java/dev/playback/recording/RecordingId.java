package dev.playback.recording;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a recording: {@code <category>/<yyyyMMdd>/<name>}, the day in UTC. The category is any text, the name is made of letters,
 * digits and {@code . _ - $}.
 */
public record RecordingId(String category, String day, String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$-][A-Za-z0-9._$-]{0,199}");
    private static final Pattern DAY = Pattern.compile("[0-9]{8}");

    /** Refuses a day that is not eight digits, and a name that is too long, starts with a dot or holds another character. */
    public RecordingId {
        Objects.requireNonNull(category, "category");
        check(DAY, day, "day");
        check(NAME, name, "name");
    }

    /** Reads what {@link #toString()} wrote. */
    public static RecordingId parse(String text) {
        int name = Objects.requireNonNull(text, "text").lastIndexOf('/');
        int day = text.lastIndexOf('/', name - 1);
        if (name < 0 || day < 0) {
            throw new IllegalArgumentException(
                    "'%s' is no recording id. An id has the form <category>/<yyyyMMdd>/<name>.".formatted(text));
        }
        return new RecordingId(text.substring(0, day), text.substring(day + 1, name), text.substring(name + 1));
    }

    /**
     * Returns the id as a relative path of three parts, {@code /} between them, which is safe on every file system and as a key of a
     * store. Different ids have different paths; those that differ in case only have paths that do.
     */
    public String path() {
        return folder(category) + "/" + day + "/" + SafeNames.file(name);
    }

    /** Returns the first part of the {@linkplain #path path} of all ids of {@code category}. */
    public static String folder(String category) {
        return SafeNames.folder(category);
    }

    /** Returns the category whose {@linkplain #folder folder} it is; empty if it is none or was shortened. */
    public static Optional<String> categoryOf(String folder) {
        return SafeNames.category(folder);
    }

    /**
     * Returns the id of {@code category} whose {@linkplain #path path} ends with these two parts; empty if it cannot be one, as with
     * a file of somebody else.
     */
    public static Optional<RecordingId> ofPath(String category, String day, String file) {
        return SafeNames.name(file)
                .filter(name -> NAME.matcher(name).matches() && DAY.matcher(day).matches())
                .map(name -> new RecordingId(category, day, name));
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
