package dev.playback.examples.s3;

import dev.playback.cassette.AsyncReport;
import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.equalizer.Equalizer;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Records to S3, finds and replays through a cache, and does so again when the store is gone: a main class beside the tests. */
final class Story {

    private static final Instant FIRST_DAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant SECOND_DAY = Instant.parse("2026-11-24T09:00:00Z");

    private final PrintStream out;

    Story(PrintStream out) {
        this.out = out;
    }

    /** Takes nothing. */
    public static void main(String[] arguments) throws Exception {
        new Story(System.out).tell(Files.createTempDirectory("playback-cache-"));
    }

    void tell(Path cache) throws Exception {
        String address;
        try (Store store = Store.start()) {
            address = store.address();
            record(address, FIRST_DAY, List.of("USD", "CHF"));
            record(address, SECOND_DAY, List.of("USD", "USD", "GBP"));
            out.println("The store is there:");
            replay(address + "&cache=" + cache);
        }
        out.println("The store is gone, the cache is there:");
        replay(address + "&cache=" + cache);
        out.println("The store is gone, and there is no cache:");
        try {
            replay(address + "&attempts=1");
        } catch (TapeCassetteException e) {
            out.println("  TapeCassetteException");
        }
    }

    // snippet: record
    private void record(String address, Instant day, List<String> currencies) {
        // A cassette in S3 is for reading unless its address says otherwise.
        AsyncTapeCassette cassette = AsyncTapeCassette.over(TapeCassette.at(address + "&read-only=false"));
        ExchangeService service = new ExchangeService(Map.of(
                "USD", new BigDecimal("0.92"), "CHF", new BigDecimal("1.05"), "GBP", new BigDecimal("1.19")));
        // A service leaves out the clock: this one makes recordings of another day.
        try (TapeRecorder recorder = TapeRecorder.builder(cassette)
                .clock(Clock.fixed(day, ZoneOffset.UTC))
                .build()) {
            recorder.enableRecording();
            for (String currency : currencies) {
                service.toEuroCents(currency, 12_345);
            }
        }
        AsyncReport report = cassette.close(Duration.ofSeconds(30));
        out.printf("%s: %d recordings kept, %d lost%n", day, report.saved(), report.lost());
    }
    // end

    // snippet: replay
    private void replay(String address) {
        try (TapeCassette cassette = TapeCassette.at(address)) {
            List<RecordingId> dollars = cassette.find(RecordingLookup.of("ExchangeService")
                            .from(SECOND_DAY)
                            .where("currency", MetadataFilter.is("USD"))
                            .where("cents", MetadataFilter.atLeast(10_000)))
                    .toList();
            // No rates: they come from the recordings.
            Equalizer equalizer = new Equalizer(
                    dollars,
                    TapePlayer.over(cassette, ExchangeService.class),
                    () -> new ExchangeService(Map.of()));
            equalizer.forEach(comparison ->
                    out.println("  " + comparison.id().day() + " " + comparison.status()));
        }
    }
    // end
}
