package dev.playback.equalizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import dev.playback.difference.ComparedCall;
import dev.playback.difference.DifferenceFinder;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares two runs, or what was extracted from them, by rules. For one use. */
final class RunComparison {

    private static final String OPERATION = "operation";
    private static final String EXTRACTED = "result";

    private final DifferenceFinder finder;

    RunComparison(DifferenceFinder finder) {
        this.finder = finder;
    }

    ComparatorResult compare(@Nullable Object recorded, @Nullable Object replayed) {
        if (recorded instanceof Run before && replayed instanceof Run after) {
            operations(before.operation(), after.operation());
            finder.calls(outputs(before), outputs(after));
            finder.calls(nested(before), nested(after));
        } else {
            finder.values(EXTRACTED, tree(recorded), tree(replayed));
        }
        return result();
    }

    /** Tells recorded inputs that the replay never asked for. */
    void unused(List<ComparedCall> inputs) {
        inputs.forEach(finder::unused);
    }

    ComparatorResult result() {
        ComparatorResult result = ComparatorResult.of(finder.differences());
        long more = finder.count() - result.differences().size();
        return more == 0
                ? result
                : new ComparatorResult(
                        result.status(),
                        "%d differences, of which the first %d are kept: %s"
                                .formatted(
                                        finder.count(),
                                        result.differences().size(),
                                        result.differences().get(0)),
                        result.differences());
    }

    private void operations(RunCall recorded, RunCall replayed) {
        if (recorded.threw() != replayed.threw()) {
            finder.ending(OPERATION, 0, ending(recorded), ending(replayed));
        } else {
            finder.values(OPERATION, 0, outcome(recorded), recorded.resultText(), replayed.resultText());
        }
    }

    private static String outcome(RunCall call) {
        return call.threw() ? "exception" : "result";
    }

    private static String ending(RunCall call) {
        JsonNode result = call.result();
        return call.threw()
                ? "threw %s: %s%s"
                        .formatted(
                                result.path("@type").asText(),
                                result.path("@message").asText(),
                                firstFrame(call.resultText()))
                : "returned " + result;
    }

    /** Returns where an exception was thrown, as far as its recording tells. */
    private static String firstFrame(String error) {
        String mark = "\"@trace\":\"at ";
        int from = error.indexOf(mark) + mark.length();
        int end = error.indexOf("\\n", from);
        return from < mark.length() || end < 0
                ? ""
                : " at " + error.substring(from, end).replace("\\r", "");
    }

    private static List<ComparedCall> outputs(Run run) {
        Map<String, Integer> counts = new HashMap<>();
        List<ComparedCall> calls = new ArrayList<>();
        for (RunCall call : run.outputs()) {
            int number = counts.merge(call.alias(), 1, Integer::sum) - 1;
            calls.add(compared(call, call.alias(), number, arguments(call)));
        }
        return calls;
    }

    /** Returns the recorded inputs that were not used, under their alias and number. */
    static List<ComparedCall> inputs(Run recorded, List<Entry> unused) {
        Map<String, Integer> counts = new HashMap<>();
        List<ComparedCall> calls = new ArrayList<>();
        for (RunCall call : recorded.inputs()) {
            int number = counts.merge(call.alias(), 1, Integer::sum) - 1;
            if (unused.stream()
                    .anyMatch(entry -> entry.sequence() == call.entry().sequence())) {
                calls.add(compared(call, call.alias(), number, arguments(call)));
            }
        }
        return calls;
    }

    private static List<ComparedCall> nested(Run run) {
        List<ComparedCall> calls = new ArrayList<>();
        for (RunCall call : run.calls()) {
            if (call.kind() == EntryKind.OPERATION && call != run.operation()) {
                calls.add(compared(
                        call,
                        OPERATION,
                        calls.size() + 1,
                        List.of(new ComparedCall.Part(outcome(call), -1, call.resultText()))));
            }
        }
        return calls;
    }

    private static ComparedCall compared(RunCall call, String name, int number, List<ComparedCall.Part> parts) {
        return new ComparedCall(name, number, call.alias(), call.lane(), call.isOrdered(), parts);
    }

    private static List<ComparedCall.Part> arguments(RunCall call) {
        List<ComparedCall.Part> parts = new ArrayList<>();
        for (String json : call.argumentTexts()) {
            parts.add(new ComparedCall.Part("args", parts.size(), json));
        }
        return parts;
    }

    private static JsonNode tree(@Nullable Object extracted) {
        return extracted instanceof JsonNode node
                ? node
                : JsonValues.tree(JsonValues.writer().write(extracted, Object.class));
    }
}
