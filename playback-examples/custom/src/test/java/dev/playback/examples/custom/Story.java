package dev.playback.examples.custom;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Records quotes in a database and replays them on cheaper and on dearer code: a main class beside the tests. */
final class Story {

    private static final List<Tariff> PRICE_LIST =
            List.of(new Tariff(500, 390), new Tariff(2_000, 590), new Tariff(31_000, 1_390));

    private Story() {}

    /** Takes nothing. */
    public static void main(String[] arguments) {
        tell("database:jdbc:h2:mem:story;DB_CLOSE_DELAY=-1", System.out);
    }

    static void tell(String address, PrintStream out) {
        try (TapeCassette cassette = recorded(address)) {
            out.printf("%d recordings in %s%n", cassette.find("ParcelService").count(), cassette);
            for (int percent : List.of(100, 90, 110)) {
                out.printf("replayed at %d %% of the list price:%n", percent);
                replays(cassette, percent)
                        .forEach(comparison -> out.println(
                                ("  " + comparison.status() + " " + comparison.message()).stripTrailing()));
            }
        }
    }

    /** Records one quote for each region. */
    static TapeCassette recorded(String address) {
        TapeCassette cassette = TapeCassette.at(address);
        ParcelService service = new ParcelService(PRICE_LIST, new ArrayList<>(), 100);
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            service.quote(Region.HOME, 480);
            service.quote(Region.NEAR, 2_000);
            service.quote(Region.FAR, 12_500);
        }
        return cassette;
    }

    // snippet: comparator
    static Equalizer replays(TapeCassette cassette, int percent) {
        // No price list: what the service reads comes from the recordings.
        return new Equalizer(
                        cassette.find("ParcelService").toList(),
                        TapePlayer.over(cassette, ParcelService.class),
                        () -> new ParcelService(List.of(), new ArrayList<>(), percent))
                .comparing(run -> run.result(Quote.class), new NeverDearer());
    }
    // end
}
