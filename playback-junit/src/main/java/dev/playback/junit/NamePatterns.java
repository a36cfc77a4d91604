package dev.playback.junit;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with {@code *} for any characters and {@code ?} for one, any of which may match. */
record NamePatterns(String text, List<Pattern> patterns) {

    static NamePatterns of(String text) {
        return new NamePatterns(
                text,
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(NamePatterns::glob)
                        .toList());
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Says whether a recording has such an id, or such a name within its category and day; none given is any. */
    boolean match(String id) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        return isEmpty()
                || patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(id).matches()
                                || pattern.matcher(name).matches());
    }

    static Pattern glob(String name) {
        return Pattern.compile(
                name.chars()
                        .mapToObj(character -> switch (character) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(character));
                        })
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }
}
