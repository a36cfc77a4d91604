package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.figures.WarmUp;
import dev.playback.benchmarks.subject.BenchOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.junit.PlaybackTest;
import dev.playback.player.TapePlayer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What the JUnit engine adds to the replay of a recording, beside an equalizer over the same recordings. */
final class EngineSection implements Section {

    private static final int RECORDINGS = 1_000;
    private static final int REPEATS = 5;
    private static final double WARM_UP_SECONDS = 5;

    @Override
    public void run(Results results, Effort effort, Path scratch) {
        int count = effort.count(RECORDINGS);
        Path directory = scratch.resolve("tapes");
        TapeCassette cassette = new FileTapeCassette(directory).withoutFsync();
        Recorded.operations(cassette, count);
        measure("equalizer", () -> compare(cassette), count, results, effort);
        Launcher launcher = LauncherFactory.create();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Replays.class))
                .filters(EngineFilter.includeEngines("playback"))
                .configurationParameter("playback.cassette", directory.toString())
                .build();
        measure("engine of the JUnit Platform", () -> execute(launcher, request, count), count, results, effort);
    }

    private static void compare(TapeCassette cassette) {
        TapePlayer player = TapePlayer.over(cassette, BenchOperation.class);
        Equalizer equalizer = new Equalizer(cassette.find("BenchOperation").toList(), player, BenchOperation::new);
        try (Stream<Comparison> comparisons = equalizer.compare()) {
            Recorded.require(comparisons.count() > 0, "nothing is compared.");
        }
    }

    private static void execute(Launcher launcher, LauncherDiscoveryRequest request, int count) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        long passed = listener.getSummary().getTestsSucceededCount();
        Recorded.require(passed == count, "%d of %d recordings pass.".formatted(passed, count));
    }

    private static void measure(String name, Meter.Work work, int count, Results results, Effort effort) {
        double seconds = WarmUp.of(work, effort.share() * WARM_UP_SECONDS);
        Results.Case figures = results.of(name).add("warm-up", "s", seconds);
        for (int repeat = 0; repeat < effort.repeats(REPEATS); repeat++) {
            Meter.Reading reading = Meter.read(work);
            figures.add("wall", "us/recording", reading.wallNanos() / 1e3 / count)
                    .add("cpu of the process", "us/recording", reading.cpuNanos() / 1e3 / count)
                    .add("allocated", "B/recording", (double) reading.callerBytes() / count);
        }
        figures.end();
    }

    /** What the engine runs. */
    @PlaybackTest(BenchOperation.class)
    static final class Replays {}
}
