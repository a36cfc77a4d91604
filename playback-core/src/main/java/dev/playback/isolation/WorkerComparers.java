package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;
import java.util.HashMap;
import java.util.Map;

/** The comparers of a worker, each made when it is first asked for and kept. For one thread. */
final class WorkerComparers {

    private final Map<ComparerSpec, IsolatedComparer> comparers = new HashMap<>();

    /** Answers a request to compare; throws only if the answer cannot be written. */
    ObjectNode compare(JsonNode request) throws Exception {
        RecordingId id = RecordingId.parse(request.path("id").asText());
        ComparerSpec spec = Messages.comparer(request);
        ObjectNode answer = Messages.message(Messages.COMPARED);
        ComparisonWire.write(answer.putObject("comparison"), compare(spec, id));
        IsolatedComparer comparer = comparers.get(spec);
        if (comparer != null) {
            RuleUsageWire.write(answer.putObject("rules"), comparer.ruleUsage().state());
        }
        return answer;
    }

    // Whatever the application throws is the failure of this one recording.
    @SuppressWarnings("CatchingUnchecked")
    private Comparison compare(ComparerSpec spec, RecordingId id) {
        try {
            return comparer(spec).compare(id);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return Comparison.failed(id, e);
        }
    }

    private IsolatedComparer comparer(ComparerSpec spec) throws Exception {
        IsolatedComparer known = comparers.get(spec);
        if (known == null) {
            known = NamedClasses.instance(spec.factory(), IsolatedComparer.Factory.class)
                    .create(spec.arguments());
            comparers.put(spec, known);
        }
        return known;
    }
}
