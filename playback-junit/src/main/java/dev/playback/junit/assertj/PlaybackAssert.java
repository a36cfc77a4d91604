package dev.playback.junit.assertj;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import dev.playback.player.Playback;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions on what a replay did. */
// Soft assertions make a subclass of it.
public class PlaybackAssert extends AbstractObjectAssert<PlaybackAssert, Playback> {

    /** Begins an assertion on {@code actual}. */
    public PlaybackAssert(Playback actual) {
        super(actual, PlaybackAssert.class);
    }

    /** Fails if a call found no recorded answer, even if the application caught the exception. */
    public PlaybackAssert hasNoMissingCalls() {
        isNotNull();
        if (!actual.misses().isEmpty()) {
            throw failure("%s", actual.misses().get(0).getMessage());
        }
        return this;
    }

    /** Fails if an intercepted call ran for real. */
    public PlaybackAssert hasNoLiveCalls() {
        isNotNull();
        if (!actual.liveCalls().isEmpty()) {
            throw failure("These ran for real: %s", actual.liveCalls());
        }
        return this;
    }

    /** Fails if the replay was not given something as it was recorded, such as a value that could not be recorded. */
    public PlaybackAssert wasGivenAllAsRecorded() {
        isNotNull();
        if (!actual.notes().isEmpty()) {
            throw failure(
                    "The replay of %s was not given all as it was recorded:\n%s",
                    actual.recording().id(), String.join("\n", actual.notes()));
        }
        return this;
    }

    /** Fails if a recorded input was not asked for. */
    public PlaybackAssert usedAllInputs() {
        isNotNull();
        if (!actual.unusedInputs().isEmpty()) {
            throw failure(
                    "The replay of %s never asked for these inputs: %s",
                    actual.recording().id(), named(actual.unusedInputs()));
        }
        return this;
    }

    /** Fails if the replay never asked for an input of {@code alias}. */
    public PlaybackAssert usedInput(String alias) {
        if (calls(EntryKind.INPUT, alias).findFirst().isEmpty()) {
            throw failure(
                    "The replay of %s never asked for '%s'. It asked for %s.",
                    actual.recording().id(), alias, aliases(EntryKind.INPUT));
        }
        return this;
    }

    /** Fails if the replay made no output of {@code alias}; goes on with the arguments of each, as trees. */
    public ListAssert<List<JsonNode>> output(String alias) {
        List<List<JsonNode>> arguments = calls(EntryKind.OUTPUT, alias)
                .map(entry -> entry.arguments().stream().map(JsonValues::tree).toList())
                .toList();
        if (arguments.isEmpty()) {
            throw failure(
                    "The replay of %s made no output '%s'. It made %s.",
                    actual.recording().id(), alias, aliases(EntryKind.OUTPUT));
        }
        return Assertions.assertThat(arguments)
                .as(
                        "arguments of the outputs '%s' of %s",
                        alias, actual.recording().id());
    }

    /** Fails if the replay took longer than {@code limit}. */
    public PlaybackAssert tookAtMost(Duration limit) {
        isNotNull();
        Duration took = Duration.ofNanos(actual.durationMicros() * 1000);
        if (took.compareTo(limit) > 0) {
            throw failure(
                    "The replay of %s took %s, which is longer than %s.",
                    actual.recording().id(), took, limit);
        }
        return this;
    }

    private Stream<Entry> calls(EntryKind kind, String alias) {
        isNotNull();
        return actual.entries().stream()
                .filter(entry -> entry.kind() == kind && entry.alias().equals(alias));
    }

    private List<String> aliases(EntryKind kind) {
        return actual.entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::alias)
                .distinct()
                .toList();
    }

    private static List<String> named(List<Entry> entries) {
        return entries.stream().map(entry -> entry.alias() + entry.arguments()).toList();
    }
}
