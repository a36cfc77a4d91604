package dev.playback.player;

import dev.playback.annotation.Repeats;
import dev.playback.codec.WrittenArguments;
import dev.playback.interception.Call;
import dev.playback.interception.Lane;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recorded calls, each to be the answer of one call of the replay. Changes over time; for one thread at a time. */
final class Answers {

    private final List<Entry> entries;
    private final Map<Question, Pool> byKey = new HashMap<>();
    private final Map<Question, Pool> byAlias = new HashMap<>();
    private final BitSet used = new BitSet();

    Answers(List<Entry> entries) {
        this.entries = entries;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            byKey.computeIfAbsent(new Question(entry.kind(), entry.alias(), entry.key()), question -> new Pool())
                    .add(i, entry.lane());
            if (entry.kind() == EntryKind.OUTPUT) {
                byAlias.computeIfAbsent(new Question(entry.kind(), entry.alias(), ""), alias -> new Pool())
                        .add(i, entry.lane());
            }
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
        String lane = call.lane().name();
        Pool equal = byKey.get(new Question(kind, alias, key));
        int answer = equal == null ? -1 : equal.unused(lane);
        if (answer < 0 && kind == EntryKind.OUTPUT) {
            Pool others = byAlias.get(new Question(kind, alias, ""));
            answer = others == null ? -1 : others.unused(lane);
        }
        if (answer < 0 && kind == EntryKind.INPUT && equal != null) {
            answer = equal.repeated(call.point().rules().repeats(), lane);
        }
        if (answer < 0) {
            return null;
        }
        used.set(answer);
        return entries.get(answer);
    }

    /** Returns the recorded inputs that no call took. */
    List<Entry> unusedInputs() {
        List<Entry> unused = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!used.get(i) && entry.kind() == EntryKind.INPUT && !entry.isData()) {
                unused.add(entry);
            }
        }
        return unused;
    }

    /** Says whether no call took an output yet that was recorded in work that was handed on, which may still come. */
    boolean mayComeStill() {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!used.get(i)
                    && entry.kind() == EntryKind.OUTPUT
                    && !entry.lane().equals(Lane.FIRST)) {
                return true;
            }
        }
        return false;
    }

    /** Answers to one question, by lane: indices of entries in their order. */
    private final class Pool {

        private final Map<String, Queue> lanes = new LinkedHashMap<>();

        void add(int entry, String lane) {
            lanes.computeIfAbsent(lane, name -> new Queue()).entries.add(entry);
        }

        /** Returns the first unused one of {@code lane}, else the first of any; -1 if there is none. */
        int unused(String lane) {
            Queue own = lanes.get(lane);
            int first = own == null ? -1 : own.head();
            if (first < 0) {
                for (Queue other : lanes.values()) {
                    int head = other.head();
                    first = head >= 0 && (first < 0 || head < first) ? head : first;
                }
            }
            return first;
        }

        /** Returns one that was given before; -1 if none may be. */
        int repeated(Repeats repeats, String lane) {
            Queue own = lanes.get(lane);
            Queue of = own == null ? lanes.values().iterator().next() : own;
            return switch (repeats) {
                case LAST -> own == null ? last() : of.entries.get(of.entries.size() - 1);
                case FAIL -> -1;
                case CYCLE -> of.entries.get(of.round++ % of.entries.size());
            };
        }

        private int last() {
            return lanes.values().stream()
                    .mapToInt(queue -> queue.entries.get(queue.entries.size() - 1))
                    .max()
                    .orElse(-1);
        }
    }

    /** The answers of one lane. */
    private final class Queue {

        private final List<Integer> entries = new ArrayList<>();
        private int next;
        private int round;

        int head() {
            while (next < entries.size() && used.get(entries.get(next))) {
                next++;
            }
            return next < entries.size() ? entries.get(next) : -1;
        }
    }
}
