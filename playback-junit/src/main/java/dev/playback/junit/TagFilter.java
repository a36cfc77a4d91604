package dev.playback.junit;

import dev.playback.recording.RecordingMetadata;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which tags a recording must have, at least one of them, and which it must not have. A recording's tags are its fact {@code tags}. */
record TagFilter(Set<String> wanted, Set<String> unwanted) {

    static TagFilter of(String text) {
        List<String> terms = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(term -> !term.isEmpty())
                .toList();
        return new TagFilter(
                terms.stream().filter(term -> !term.startsWith("!")).collect(Collectors.toUnmodifiableSet()),
                terms.stream()
                        .filter(term -> term.startsWith("!"))
                        .map(term -> term.substring(1).strip())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean isEmpty() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }

    boolean matches(RecordingMetadata metadata) {
        Set<String> tags = tagsOf(metadata);
        return (wanted.isEmpty() || wanted.stream().anyMatch(tags::contains))
                && unwanted.stream().noneMatch(tags::contains);
    }

    private static Set<String> tagsOf(RecordingMetadata metadata) {
        Object tags = metadata.fact("tags").orElse(List.of());
        return tags instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.toSet())
                : Arrays.stream(tags.toString().split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toSet());
    }
}
