package dev.playback.equalizer;

import dev.playback.player.MissingCallException;
import dev.playback.player.Playback;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what became of the recorded calls. Reads no values but those it names. */
final class Accounting {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 1000;

    private final Playback playback;

    private Accounting(Playback playback) {
        this.playback = playback;
    }

    static PlaybackSummary of(Playback playback) {
        Accounting accounting = new Accounting(playback);
        return new PlaybackSummary(
                playback.recording().operation().threw(),
                playback.entries().stream()
                        .filter(entry -> entry.kind() == EntryKind.OPERATION)
                        .findFirst()
                        .map(Entry::threw)
                        .orElse(false),
                playback.recording().metadata().durationMicros(),
                playback.durationMicros(),
                accounting.inputs(),
                accounting.outputs(),
                playback.notes());
    }

    private CallAccount inputs() {
        List<Entry> unused = playback.unusedInputs();
        int used = (int) of(EntryKind.INPUT, playback.recording().entries()) - unused.size();
        return new CallAccount(used, names(unused), missed(EntryKind.INPUT), names(beyond(EntryKind.INPUT)));
    }

    private CallAccount outputs() {
        List<Entry> recorded = playback.recording().entries();
        List<Entry> unused = left(EntryKind.OUTPUT, recorded, playback.entries());
        int used = (int) of(EntryKind.OUTPUT, recorded) - unused.size();
        return new CallAccount(used, names(unused), missed(EntryKind.OUTPUT), names(beyond(EntryKind.OUTPUT)));
    }

    private List<Entry> beyond(EntryKind kind) {
        return left(kind, playback.entries(), playback.recording().entries());
    }

    /** Returns those of {@code entries} for which {@code others} has none of the same alias left. */
    private static List<Entry> left(EntryKind kind, List<Entry> entries, List<Entry> others) {
        Map<String, Integer> there = new HashMap<>();
        others.stream()
                .filter(entry -> entry.kind() == kind)
                .forEach(entry -> there.merge(entry.alias(), 1, Integer::sum));
        List<Entry> left = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind() == kind && there.merge(entry.alias(), -1, Integer::sum) < 0) {
                left.add(entry);
            }
        }
        return left;
    }

    private List<String> missed(EntryKind kind) {
        return playback.misses().stream()
                .filter(miss -> miss.kind() == kind)
                .map(Accounting::name)
                .limit(MOST_NAMES)
                .toList();
    }

    private static long of(EntryKind kind, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream()
                .map(entry -> cut(entry.alias() + entry.key()))
                .limit(MOST_NAMES)
                .toList();
    }

    private static String name(MissingCallException miss) {
        return cut(miss.alias() + miss.arguments());
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
