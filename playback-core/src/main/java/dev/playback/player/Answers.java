package dev.playback.player;

import dev.playback.annotation.Repeats;
import dev.playback.codec.WrittenArguments;
import dev.playback.interception.Call;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The recorded calls, each to be the answer of one call of the replay. Changes over time; for one thread at a time. */
final class Answers {

    private final List<Entry> entries;
    private final Map<Question, List<Entry>> byKey = new HashMap<>();
    // By sequence: to compare entries would be to read their values, which may be larger than memory.
    private final Map<Question, Map<Integer, Entry>> unusedByAlias = new HashMap<>();
    private final Set<Integer> used = new HashSet<>();

    Answers(List<Entry> entries) {
        this.entries = entries;
        for (Entry entry : entries) {
            byKey.computeIfAbsent(new Question(entry.kind(), entry.alias(), entry.key()), question -> new ArrayList<>())
                    .add(entry);
            unusedByAlias
                    .computeIfAbsent(new Question(entry.kind(), entry.alias(), ""), alias -> new LinkedHashMap<>())
                    .put(entry.sequence(), entry);
        }
    }

    /** What is asked; the key is empty where any arguments will do. */
    private record Question(EntryKind kind, String alias, String key) {}

    /**
     * Takes the answer of {@code call}: the first unused one with the same arguments, of its own lane before others, under its
     * alias or else under one of its fallback aliases. An output with other arguments than recorded is a difference to report, so
     * it still gets the next of its alias; an input with other arguments is another question.
     */
    @Nullable
    Entry take(Call call, String alias, WrittenArguments arguments) {
        Entry answer = take(call, alias, arguments.key());
        for (String fallback : call.point().rules().fallbackAliases()) {
            answer = answer == null ? take(call, fallback, arguments.key()) : answer;
        }
        return answer;
    }

    private @Nullable Entry take(Call call, String alias, String key) {
        EntryKind kind = call.point().kind();
        Question anyArguments = new Question(kind, alias, "");
        List<Entry> equal = byKey.getOrDefault(new Question(kind, alias, key), List.of());
        Entry answer = firstUnused(equal, call.lane().name());
        if (answer == null && kind == EntryKind.OUTPUT) {
            answer = firstUnused(
                    unusedByAlias.getOrDefault(anyArguments, Map.of()).values(),
                    call.lane().name());
        }
        if (answer == null && kind == EntryKind.INPUT && !equal.isEmpty()) {
            return repeated(call.point().rules().repeats(), equal);
        }
        if (answer != null) {
            used.add(answer.sequence());
            unusedByAlias.getOrDefault(anyArguments, new HashMap<>()).remove(answer.sequence());
        }
        return answer;
    }

    private @Nullable Entry repeated(Repeats repeats, List<Entry> equal) {
        return switch (repeats) {
            case LAST -> equal.get(equal.size() - 1);
            case FAIL -> null;
            case CYCLE -> {
                // All of them are used: the next round begins.
                equal.forEach(entry -> used.remove(entry.sequence()));
                used.add(equal.get(0).sequence());
                yield equal.get(0);
            }
        };
    }

    /** Returns the recorded inputs that no call took. */
    List<Entry> unusedInputs() {
        return unused(entries.stream())
                .filter(entry -> entry.kind() == EntryKind.INPUT && !entry.isData())
                .toList();
    }

    private @Nullable Entry firstUnused(Iterable<Entry> candidates, String lane) {
        Entry elsewhere = null;
        for (Entry candidate : candidates) {
            if (!used.contains(candidate.sequence())) {
                if (candidate.lane().equals(lane)) {
                    return candidate;
                }
                elsewhere = elsewhere == null ? candidate : elsewhere;
            }
        }
        return elsewhere;
    }

    private Stream<Entry> unused(Stream<Entry> all) {
        return all.filter(entry -> !used.contains(entry.sequence()));
    }
}
