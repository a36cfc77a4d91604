package dev.playback.equalizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import dev.playback.difference.Difference;
import dev.playback.difference.DifferenceKind;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.LaneOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the outputs and operation results of two lists of entries as trees, by alias and number. For one use. */
final class StructuralComparison {

    private final List<Difference> differences = new ArrayList<>();

    static List<Difference> of(List<Entry> recorded, List<Entry> replayed) {
        StructuralComparison comparison = new StructuralComparison();
        Map<String, Entry> before = byAlias(recorded);
        Map<String, Entry> after = byAlias(replayed);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> comparison.entries(name, before.get(name), after.get(name)));
        return comparison.differences;
    }

    private static Map<String, Entry> byAlias(List<Entry> entries) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Entry> named = new LinkedHashMap<>();
        // By lane first: in which order concurrent lanes came to be is no behaviour.
        List<Entry> ordered = entries.stream().sorted(new LaneOrder()).toList();
        for (Entry entry : ordered) {
            if (entry.kind() != EntryKind.INPUT) {
                String alias = entry.kind() == EntryKind.OPERATION ? "operation" : entry.alias();
                int number = counts.merge(alias, 1, Integer::sum) - 1;
                named.put(alias + "[" + number + "]", entry);
            }
        }
        return named;
    }

    private void entries(String name, @Nullable Entry recorded, @Nullable Entry replayed) {
        if (recorded == null || replayed == null) {
            DifferenceKind kind = recorded == null ? DifferenceKind.EXTRA : DifferenceKind.MISSING;
            differences.add(new Difference(name, kind, call(recorded), call(replayed)));
            return;
        }
        if (recorded.kind() == EntryKind.OUTPUT) {
            int arguments =
                    Math.max(recorded.arguments().size(), replayed.arguments().size());
            for (int i = 0; i < arguments; i++) {
                trees(name + ".args[" + i + "]", tree(recorded, i), tree(replayed, i));
            }
        } else if (recorded.threw() != replayed.threw()) {
            differences.add(new Difference(name, DifferenceKind.CHANGED, ending(recorded), ending(replayed)));
        } else {
            String path = name + (recorded.threw() ? ".exception" : ".result");
            trees(path, JsonValues.tree(recorded.result()), JsonValues.tree(replayed.result()));
        }
    }

    private void trees(String path, @Nullable JsonNode recorded, @Nullable JsonNode replayed) {
        if (recorded != null && replayed != null && recorded.isObject() && replayed.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            replayed.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> trees(path + "." + name, recorded.get(name), replayed.get(name)));
        } else if (recorded != null && replayed != null && recorded.isArray() && replayed.isArray()) {
            for (int i = 0; i < Math.max(recorded.size(), replayed.size()); i++) {
                trees(path + "[" + i + "]", recorded.get(i), replayed.get(i));
            }
        } else if (recorded == null || !recorded.equals(replayed)) {
            DifferenceKind kind = recorded == null
                    ? DifferenceKind.EXTRA
                    : replayed == null ? DifferenceKind.MISSING : DifferenceKind.CHANGED;
            differences.add(new Difference(path, kind, text(recorded), text(replayed)));
        }
    }

    private static @Nullable JsonNode tree(Entry entry, int argument) {
        return argument < entry.arguments().size()
                ? JsonValues.tree(entry.arguments().get(argument))
                : null;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    private static @Nullable String call(@Nullable Entry entry) {
        return entry == null ? null : "called with " + entry.arguments();
    }

    private static String ending(Entry entry) {
        return (entry.threw() ? "threw " : "returned ") + entry.result();
    }
}
