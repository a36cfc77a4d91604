package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.difference.Difference;
import dev.playback.difference.DifferenceKind;
import dev.playback.equalizer.CallAccount;
import dev.playback.equalizer.ComparedResults;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.PlaybackSummary;
import dev.playback.recording.RecordingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comparisons as JSON and back. Kept results come back as trees, failures as {@link RemoteFailure}. */
final class ComparisonWire {

    private ComparisonWire() {}

    static void write(ObjectNode node, Comparison comparison) {
        node.put("status", comparison.status().name()).put("message", comparison.message());
        ArrayNode differences = node.putArray("differences");
        comparison.differences().forEach(difference -> differences
                .addArray()
                .add(difference.path())
                .add(difference.replayedPath())
                .add(difference.kind().name())
                .add(difference.recorded())
                .add(difference.replayed()));
        MetadataWire.write(node.putObject("metadata"), comparison.metadata());
        write(node.putObject("playback"), comparison.playback());
        Throwable failure = comparison.failure();
        if (failure != null) {
            FailureWire.write(node.putObject("failure"), failure);
        }
        ComparedResults results = comparison.results();
        if (results != null) {
            node.putObject("results")
                    .<ObjectNode>set("recorded", results.recordedTree())
                    .set("replayed", results.replayedTree());
        }
    }

    private static void write(ObjectNode node, PlaybackSummary playback) {
        node.put("expectedIsException", playback.expectedIsException())
                .put("actualIsException", playback.actualIsException())
                .put("recordedMicros", playback.recordedMicros())
                .put("replayedMicros", playback.replayedMicros());
        write(node.putObject("inputs"), playback.inputs());
        write(node.putObject("outputs"), playback.outputs());
        playback.notes().forEach(node.putArray("notes")::add);
    }

    private static void write(ObjectNode node, CallAccount account) {
        node.put("used", account.used());
        account.unused().forEach(node.putArray("unused")::add);
        account.missed().forEach(node.putArray("missed")::add);
        account.extra().forEach(node.putArray("extra")::add);
    }

    static Comparison read(RecordingId id, JsonNode node) {
        List<Difference> differences = new ArrayList<>();
        node.path("differences")
                .forEach(difference -> differences.add(new Difference(
                        difference.path(0).asText(),
                        difference.path(1).asText(),
                        DifferenceKind.valueOf(difference.path(2).asText()),
                        FailureWire.text(difference.path(3)),
                        FailureWire.text(difference.path(4)))));
        return new Comparison(
                id,
                EqualityStatus.valueOf(node.path("status").asText()),
                node.path("message").asText(),
                differences,
                MetadataWire.read(node.path("metadata")),
                playback(node.path("playback")),
                node.has("failure") ? FailureWire.read(node.get("failure")) : null,
                results(node.get("results")));
    }

    private static @Nullable ComparedResults results(@Nullable JsonNode node) {
        return node == null ? null : new ComparedResults(node.get("recorded"), node.get("replayed"), null);
    }

    private static PlaybackSummary playback(JsonNode node) {
        return new PlaybackSummary(
                node.path("expectedIsException").asBoolean(),
                node.path("actualIsException").asBoolean(),
                node.path("recordedMicros").asLong(),
                node.path("replayedMicros").asLong(),
                account(node.path("inputs")),
                account(node.path("outputs")),
                texts(node.path("notes")));
    }

    private static CallAccount account(JsonNode node) {
        return new CallAccount(
                node.path("used").asInt(),
                texts(node.path("unused")),
                texts(node.path("missed")),
                texts(node.path("extra")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(Objects.requireNonNull(text.asText())));
        return texts;
    }
}
