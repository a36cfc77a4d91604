package dev.playback.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.equalizer.ComparedResults;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.PlaybackSummary;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComparisonWireTests {

    @Test
    void brings_a_comparison_over_whole() throws IOException {
        Comparison comparison = Trouble.full(Trouble.id("full", 3));

        Comparison received = sent(comparison);

        assertThat(received).isEqualTo(comparison);
    }

    @Test
    void brings_a_failure_over_without_its_class() throws IOException {
        IllegalStateException failure = new IllegalStateException("no price", new ArithmeticException());

        Throwable received = Objects.requireNonNull(
                sent(Comparison.failed(Trouble.id("throw", 3), failure)).failure());

        assertThat(received).isInstanceOf(RemoteFailure.class).hasToString("java.lang.IllegalStateException: no price");
        assertThat(received.getStackTrace())
                .extracting(frame ->
                        frame.getModuleName() + frame.getClassName() + frame.getMethodName() + frame.getLineNumber())
                .startsWith("null" + getClass().getName() + "brings_a_failure_over_without_its_class"
                        + failure.getStackTrace()[0].getLineNumber())
                .hasSameSizeAs(failure.getStackTrace());
        assertThat(received.getCause()).hasToString("java.lang.ArithmeticException");
    }

    @Test
    void brings_kept_results_over_as_trees() throws IOException {
        Comparison comparison = new Comparison(
                Trouble.id("kept", 3),
                EqualityStatus.EQUAL,
                "",
                List.of(),
                RecordingMetadata.none(),
                PlaybackSummary.none(),
                null,
                new ComparedResults(Map.of("total", 10), List.of("a"), null));

        ComparedResults received = Objects.requireNonNull(sent(comparison).results());

        assertThat(received.recordedTree().path("total").asInt()).isEqualTo(10);
        assertThat(received.replayedTree()).hasToString("[\"a\"]");
    }

    private static Comparison sent(Comparison comparison) throws IOException {
        ObjectNode node = Messages.message(Messages.COMPARED);
        ComparisonWire.write(node, comparison);
        JsonNode received = Messages.read(Messages.bytes(node));
        return ComparisonWire.read(comparison.id(), received);
    }
}
