package dev.playback.junit.failure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.codec.JsonValues;
import dev.playback.difference.Difference;
import dev.playback.equalizer.ComparedResults;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Run;
import dev.playback.equalizer.RunCall;
import dev.playback.recording.EntryKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The outputs of both runs that differ, each as one pretty JSON text: the two sides of a diff viewer. */
public record DifferingOutputs(String recorded, String replayed) {

    private static final int LONGEST = 256 * 1024;
    private static final ObjectMapper JSON = new JsonMapper();

    /** Takes them from {@code comparison}; without its results, both sides are the differences by path. */
    public static DifferingOutputs of(Comparison comparison) {
        ComparedResults results = comparison.results();
        if (results != null
                && results.recorded() instanceof Run recorded
                && results.replayed() instanceof Run replayed) {
            String before = outputs(recorded, calls(comparison, Difference::path));
            String after = outputs(replayed, calls(comparison, Difference::replayedPath));
            if (!before.equals(after)) {
                return new DifferingOutputs(before, after);
            }
        }
        return new DifferingOutputs(
                lines(comparison, difference -> difference.path() + ": " + difference.recordedText()),
                lines(comparison, difference -> difference.replayedPath() + ": " + difference.replayedText()));
    }

    private static Set<String> calls(Comparison comparison, Function<Difference, String> path) {
        return comparison.differences().stream()
                .map(path)
                .map(place -> place.substring(0, place.indexOf(']') + 1))
                .collect(Collectors.toSet());
    }

    private static String outputs(Run run, Set<String> wanted) {
        ObjectNode outputs = JSON.createObjectNode();
        Map<String, Integer> numbers = new HashMap<>();
        for (RunCall call : run.calls()) {
            if (call.kind() != EntryKind.INPUT) {
                String alias = call.kind() == EntryKind.OPERATION ? "operation" : call.alias();
                String name = alias + "[" + (numbers.merge(alias, 1, Integer::sum) - 1) + "]";
                if (wanted.contains(name)) {
                    outputs.set(name, json(call));
                }
            }
        }
        return cut(outputs.toPrettyString());
    }

    private static ObjectNode json(RunCall call) {
        ObjectNode json = JSON.createObjectNode();
        if (call.kind() == EntryKind.OUTPUT) {
            call.argumentTexts().forEach(text -> json.withArray("/args").add(JsonValues.tree(text)));
        } else {
            json.set(call.threw() ? "exception" : "result", call.result());
        }
        return json;
    }

    private static String lines(Comparison comparison, Function<Difference, String> line) {
        return cut(comparison.differences().stream().map(line).collect(Collectors.joining("\n")));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "\n… %d more characters".formatted(text.length() - LONGEST);
    }
}
