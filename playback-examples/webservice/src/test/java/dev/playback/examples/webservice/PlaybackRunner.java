package dev.playback.examples.webservice;

import dev.playback.lookup.RecordingLookup;
import dev.playback.report.ConsoleReport;
import dev.playback.report.HtmlReport;
import dev.playback.studio.EqualizerTuner;
import dev.playback.studio.EqualizerTuning;
import dev.playback.studio.PlaybackStudio;
import dev.playback.studio.StudioRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replays what was recorded, of both operations, and writes a report: a main class beside the tests. */
public final class PlaybackRunner {

    private PlaybackRunner() {}

    /**
     * Replays the recordings in the directory or at the URI {@code arguments[0]}, prints a report and writes it below
     * {@code arguments[1]}. Ends with 1 unless there are recordings and all are equal.
     */
    public static void main(String[] arguments) throws IOException {
        StudioRun run = run(arguments[0], new Tuner());
        report(run, Path.of(arguments[1]), System.out);
        if (run.comparisons().isEmpty()) {
            System.out.println("There are no recordings in " + arguments[0]);
        }
        System.exit(run.isEqual() && !run.comparisons().isEmpty() ? 0 : 1);
    }

    static void report(StudioRun run, Path directory, PrintStream out) throws IOException {
        ConsoleReport.print(run.report(), out);
        Path page = Files.createDirectories(directory).resolve("report.html");
        HtmlReport.write(run.report(), page);
        out.println("See " + page);
    }

    // snippet: studio
    static StudioRun run(String recordings, EqualizerTuner tuner) {
        return PlaybackStudio.over(recordings, tuner)
                .categories("ContentLength", "FirstCharacters")
                .lookup(RecordingLookup::of)
                .build()
                .play();
    }

    /** Says how recordings are replayed: the collaborators of the service are left blank, since none of them runs. */
    public static final class Tuner implements EqualizerTuner {
        @Override
        public EqualizerTuning create(String category) {
            return EqualizerTuning.of(PageService.class);
        }
    }
    // end
}
