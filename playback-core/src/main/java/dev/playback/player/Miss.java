package dev.playback.player;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import dev.playback.interception.Call;
import dev.playback.interception.CallPoint;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a call that found no recorded answer was, what comes nearest, and what can be done. For one use. */
final class Miss {

    // A recording may hold a hundred thousand calls of one alias: a message must not take seconds.
    private static final int MAX_COMPARED = 500;
    private static final int MAX_DIFFERENCES = 5;
    private static final int MAX_TEXT = 500;

    private final Call call;
    private final String alias;
    private final WrittenArguments arguments;
    private final Recording recording;
    private final List<Entry> ofAlias;

    Miss(Call call, String alias, WrittenArguments arguments, Recording recording) {
        this.call = call;
        this.alias = alias;
        this.arguments = arguments;
        this.recording = recording;
        this.ofAlias = recording.entries().stream()
                .filter(entry ->
                        entry.kind() == call.point().kind() && entry.alias().equals(alias))
                .toList();
    }

    MissingCallException exception() {
        return call.point().kind() == EntryKind.INPUT
                ? new MissingInputException(alias, arguments.json(), message("input"))
                : new MissingOutputException(alias, arguments.json(), message("output"));
    }

    private String message(String kind) {
        List<String> lines = new ArrayList<>();
        lines.add("No recorded %s '%s' for %s in recording %s."
                .formatted(kind, alias, cut(arguments.json().toString()), recording.id()));
        long sameKey = ofAlias.stream()
                .filter(entry -> entry.key().equals(arguments.key()))
                .count();
        if (ofAlias.isEmpty()) {
            lines.add("Nothing was recorded under this alias. Was it intercepted when the recording was made?");
        } else if (sameKey > 0) {
            lines.add("The same call was recorded %s, and the replay makes it more often.".formatted(times(sameKey)));
        } else {
            nearest().ifPresent(entry -> lines.addAll(described(entry)));
        }
        caller().ifPresent(place -> lines.add("Called at " + place + "."));
        lines.add(remedy());
        return String.join("\n", lines);
    }

    private List<String> described(Entry nearest) {
        List<String> lines = new ArrayList<>();
        lines.add("Of %s under this alias, the nearest is %s%s:"
                .formatted(
                        ofAlias.size() == 1 ? "1 call" : ofAlias.size() + " calls",
                        alias,
                        cut(nearest.arguments().toString())));
        List<String> differences = differences(nearest);
        differences.stream().limit(MAX_DIFFERENCES).forEach(difference -> lines.add("  " + difference));
        if (differences.size() > MAX_DIFFERENCES) {
            lines.add("  and %d more".formatted(differences.size() - MAX_DIFFERENCES));
        }
        return lines;
    }

    private String remedy() {
        return call.point().kind() == EntryKind.INPUT
                ? "If the new call is right, record the operation anew. If an argument does not matter, leave it out of the key"
                        + " (@NotInKey, keyArguments). If the call may be missing, say what it gets (onMiss, fallbackAliases)."
                : "If the new call is right, record the operation anew, or say what it gets (onMiss).";
    }

    private Optional<Entry> nearest() {
        return ofAlias.stream().limit(MAX_COMPARED).min(Comparator.comparingInt(entry -> differences(entry)
                .size()));
    }

    private List<String> differences(Entry recorded) {
        List<String> differences = new ArrayList<>();
        List<String> before = recorded.arguments();
        List<String> now = arguments.json();
        List<Integer> inKey = call.point().rules().keyArguments();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            if (inKey == null || inKey.contains(i)) {
                compare("args[" + i + "]", tree(before, i), tree(now, i), differences);
            }
        }
        return differences;
    }

    private static @Nullable JsonNode tree(List<String> arguments, int index) {
        return index < arguments.size() ? JsonValues.tree(arguments.get(index)) : null;
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode now, List<String> differences) {
        if (before != null && now != null && before.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, before.get(name), now.get(name), differences));
        } else if (before != null && now != null && before.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
                compare(path + "[" + i + "]", before.get(i), now.get(i), differences);
            }
        } else if (before == null || !before.equals(now)) {
            differences.add("%s: %s -> %s".formatted(path, text(before), text(now)));
        }
    }

    /** Returns the line that made the call: neither ours nor within the intercepted method itself. */
    private Optional<String> caller() {
        CallPoint point = call.point();
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith("dev.playback.interception.")
                                && !(frame.getClassName().startsWith("dev.playback.player.") && isOurs(frame))
                                && !(frame.getClassName().equals(point.owner())
                                        && frame.getMethodName().equals(point.name()))
                                && !frame.getClassName().startsWith("java.")
                                && !frame.getClassName().startsWith("jdk."))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString()));
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.equals(Miss.class.getName()) || name.equals(ReplaySession.class.getName());
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "nothing" : cut(node.toString());
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
