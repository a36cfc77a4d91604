package dev.playback.housekeeping;

import static dev.playback.lookup.MetadataFilter.atLeast;
import static dev.playback.lookup.MetadataFilter.is;
import static dev.playback.lookup.MetadataFilter.like;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.AsyncReport;
import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.Leftover;
import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/cassettes.md. */
class CassetteGuideTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path directory;

    private static void save(TapeCassette cassette, String name, Instant at) {
        cassette.save(new Recording(
                new RecordingId("OrderService", "20261124", name),
                RecordingMetadata.none()
                        .with(RecordingMetadata.RECORDED_AT, at)
                        .with("country", "US")
                        .with("amount", 150)
                        .with("customer", "ACME 7"),
                List.of()));
    }

    @Test
    void record() {
        // snippet: record
        TapeCassette cassette = TapeCassette.at("s3://my-bucket/orders?region=eu-west-1&read-only=false");
        TapeRecorder recorder = TapeRecorder.over(cassette);
        // end

        assertThat(recorder).hasToString("a recorder over " + cassette);
        recorder.close();
        cassette.close();
    }

    @Test
    void async() {
        Path recordings = directory;
        // snippet: async
        AsyncTapeCassette cassette = AsyncTapeCassette.builder(new FileTapeCassette(recordings))
                .maxBytes(256 << 20)
                .build();
        TapeRecorder recorder = TapeRecorder.over(cassette);
        // end
        save(cassette, "a", NOW);
        // snippet: close
        recorder.close();
        AsyncReport report = cassette.close(Duration.ofSeconds(5));
        // end

        assertThat(report.saved()).isEqualTo(1);
        assertThat(report.lost()).isZero();
    }

    @Test
    void find() {
        TapeCassette cassette = new InMemoryTapeCassette();
        save(cassette, "a", NOW);
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        // snippet: find
        RecordingLookup lookup = RecordingLookup.of("OrderService")
                .from(yesterday)
                .where("country", is("US"))
                .where("amount", atLeast(100))
                .where("customer", like("ACME*"))
                .limit(5)
                .randomSample(42);
        List<RecordingId> found = cassette.find(lookup).toList();
        // end

        assertThat(found).hasSize(1);
    }

    @Test
    void copy() {
        TapeCassette production = new InMemoryTapeCassette();
        save(production, "a", NOW);
        Path resources = directory;
        RecordingLookup lookup = RecordingLookup.of("OrderService");
        // snippet: copy
        TapeCassette repository = new FileTapeCassette(resources);
        RecordingCopy copy = RecordingCopy.of(lookup, production.readOnly(), repository);
        // end

        assertThat(copy.copied()).isEqualTo(1);
        assertThat(repository.find(lookup)).hasSize(1);
    }

    @Test
    void retention() {
        TapeCassette cassette = new InMemoryTapeCassette();
        save(cassette, "a", NOW.minus(Duration.ofDays(40)));
        save(cassette, "b", NOW);
        // snippet: retention
        Retention retention =
                Retention.ofAll().from(NOW.minus(Duration.ofDays(30))).atMostPerCategory(1000);
        List<RecordingId> doomed = retention.dryRun(cassette);
        Retention.Applied applied = retention.apply(cassette);
        // end

        assertThat(applied.deleted()).isEqualTo(doomed).hasSize(1);
    }

    @Test
    void sweep() {
        TapeCassette cassette = new FileTapeCassette(directory);
        save(cassette, "a", NOW);
        // snippet: sweep
        LeftoverSweep sweep = new LeftoverSweep(NOW.minus(Duration.ofDays(1)));
        List<Leftover> leftovers = sweep.dryRun(cassette);
        LeftoverSweep.Swept swept = sweep.apply(cassette);
        // end

        assertThat(swept.removed()).isEqualTo(leftovers).isEmpty();
    }
}
