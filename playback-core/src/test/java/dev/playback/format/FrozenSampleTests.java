package dev.playback.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings that were written once by version 1 and are never edited: every later version must read them. */
class FrozenSampleTests {

    static final Path SAMPLES = Path.of("src/test/resources/dev/playback/format/v1");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "packed"})
    void are_read_as_they_were_written(String name) {
        RecordingId id = new RecordingId("Frozen \u00E9/x", "20261124", name);

        assertThat(new FileTapeCassette(SAMPLES).load(id)).isEqualTo(sample(id));
        assertThat(new FileTapeCassette(SAMPLES).find("Frozen \u00E9/x")).contains(id);
    }

    static Recording sample(RecordingId id) {
        return new Recording(
                id,
                RecordingMetadata.none()
                        .with(RecordingMetadata.OPERATION_CLASS, "dev.playback.Frozen")
                        .with(RecordingMetadata.RECORDED_AT, "2026-11-24T12:00:00.000000123Z")
                        .with(RecordingMetadata.DURATION_MICROS, 1234)
                        .with("country", "\u00D6sterreich")
                        .with("amount", new BigDecimal("17.50"))
                        .with("share", 0.1)
                        .with("vip", true)
                        .with("tags", List.of("a", 2)),
                List.of(
                        new Entry(
                                0,
                                "0",
                                EntryKind.OPERATION,
                                "Frozen",
                                "[1]",
                                List.of("1"),
                                false,
                                "\"done\"",
                                0,
                                9,
                                "main"),
                        new Entry(
                                1,
                                "0",
                                EntryKind.INPUT,
                                "frozen.price \uD83D\uDE00",
                                "[\"p\\\"en\"]",
                                List.of("\"p\\\"en\"", "{\"a\": [1, 2.50]}"),
                                false,
                                "1.0E10",
                                1,
                                2,
                                "pool\n1"),
                        new Entry(
                                2,
                                "0.1",
                                EntryKind.OUTPUT,
                                "frozen.store",
                                "[]",
                                List.of(),
                                true,
                                "{\"@class\":\"x\"}",
                                3,
                                4,
                                "main")));
    }
}
