package dev.playback.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.recording.RecordingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The comparisons of a run as JSON and back. What is written is ASCII: no encoding and no half of a character pair can spoil it. */
final class ReportRows {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());
    private static final ObjectWriter WRITER = JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private ReportRows() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String text(JsonNode node) {
        try {
            return WRITER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new ReportException("A report cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    static JsonNode tree(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /** Writes {@code comparison} with texts of at most {@code longest} characters. */
    static ObjectNode write(ReportedComparison comparison, int longest) {
        ObjectNode row = object().put("id", comparison.id().toString())
                .put("category", comparison.id().category())
                .put("status", comparison.status().name());
        comparison.recordedAt().ifPresent(at -> row.put("recordedAt", at.toString()));
        if (comparison.recordedMicros() > 0) {
            row.put("recordedMicros", comparison.recordedMicros());
        }
        if (comparison.replayedMicros() > 0) {
            row.put("replayedMicros", comparison.replayedMicros());
        }
        put(row, "message", comparison.message(), longest);
        ArrayNode differences = row.putArray("differences");
        comparison.differences().forEach(difference -> write(differences.addObject(), difference, longest));
        comparison.failure().ifPresent(failure -> write(row.putObject("failure"), failure));
        if (!comparison.calls().isEmpty()) {
            ObjectNode calls = row.putObject("calls");
            comparison.calls().forEach(calls::put);
        }
        if (!comparison.notes().isEmpty()) {
            ArrayNode notes = row.putArray("notes");
            comparison.notes().forEach(note -> notes.add(Texts.cut(note, longest)));
        }
        put(row, "expected", comparison.expected(), longest);
        put(row, "actual", comparison.actual(), longest);
        return row;
    }

    private static void write(ObjectNode node, ReportedDifference difference, int longest) {
        node.put("path", difference.path()).put("kind", difference.kind());
        put(node, "recorded", difference.recorded(), longest);
        put(node, "replayed", difference.replayed(), longest);
    }

    static void write(ObjectNode node, ReportedFailure failure) {
        node.put("summary", failure.summary()).put("stackTrace", failure.stackTrace());
    }

    static void put(ObjectNode node, String name, Optional<String> text, int longest) {
        text.ifPresent(value -> node.put(name, Texts.cut(value, longest)));
    }

    /** Reads what {@link #write} wrote; unknown members are left out. */
    static ReportedComparison read(JsonNode row) {
        List<ReportedDifference> differences = new ArrayList<>();
        row.path("differences")
                .forEach(difference -> differences.add(new ReportedDifference(
                        difference.path("path").asText(),
                        difference.path("kind").asText(),
                        optional(difference, "recorded"),
                        optional(difference, "replayed"))));
        Map<String, Integer> calls = new TreeMap<>();
        row.path("calls")
                .properties()
                .forEach(call -> calls.put(call.getKey(), call.getValue().asInt()));
        List<String> notes = new ArrayList<>();
        row.path("notes").forEach(note -> notes.add(note.asText()));
        return new ReportedComparison(
                RecordingId.parse(row.path("id").asText()),
                EqualityStatus.valueOf(row.path("status").asText()),
                optional(row, "message"),
                differences,
                row.has("failure") ? Optional.of(failure(row.get("failure"))) : Optional.empty(),
                optional(row, "recordedAt").map(Instant::parse),
                row.path("recordedMicros").asLong(),
                row.path("replayedMicros").asLong(),
                calls,
                notes,
                optional(row, "expected"),
                optional(row, "actual"));
    }

    static ReportedFailure failure(JsonNode node) {
        return new ReportedFailure(
                node.path("summary").asText(), node.path("stackTrace").asText());
    }

    static Optional<String> optional(JsonNode node, String name) {
        return node.path(name).isTextual() ? Optional.of(node.get(name).asText()) : Optional.empty();
    }
}
