package dev.playback.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** How reports shorten texts and write numbers, the same in every locale. */
final class Texts {

    private Texts() {}

    /** Returns {@code text}, or its beginning and how much is missing. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return "%s… (%s more characters)".formatted(text.substring(0, end), number(text.length() - end));
    }

    /** Returns {@code text} on one line, its control characters as spaces, cut at {@code longest}. */
    static String line(String text, int longest) {
        String begun = text.substring(0, Math.min(text.length(), longest * 4));
        String line = begun.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() > longest ? line.substring(0, longest - 1) + "…" : line;
    }

    /** Returns a tree as indented lines, or why it cannot be written. */
    static String lines(Supplier<JsonNode> tree) {
        try {
            return tree.get().toPrettyString();
        } catch (RuntimeException | StackOverflowError e) {
            return "cannot be shown: " + e;
        }
    }

    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String counted(int count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    static String duration(Duration took) {
        long millis = took.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d:%02d min", millis / 60_000, millis / 1000 % 60);
    }
}
