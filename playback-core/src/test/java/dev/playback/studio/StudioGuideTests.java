package dev.playback.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Run;
import dev.playback.lookup.RecordingLookup;
import dev.playback.report.ConsoleReport;
import dev.playback.report.HtmlReport;
import dev.playback.report.JUnitXmlReport;
import dev.playback.report.JsonReport;
import dev.playback.report.MarkdownReport;
import dev.playback.report.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the guides to the studio and the reports. A recorder is enabled for the whole process, so these tests share one thread. */
class StudioGuideTests {

    @TempDir
    Path directory;

    // snippet: tuner
    public static final class Tuner implements EqualizerTuner {

        @Override
        public EqualizerTuning create(String category) {
            EqualizerTuning everything = EqualizerTuning.of(Meter.class);
            return category.equals("Gauge") ? everything.extracting(Run::result) : everything;
        }
    }
    // end

    private String recorded() {
        String address = directory.resolve("recordings").toString();
        try (TapeCassette cassette = TapeCassette.at(address)) {
            Readings.record(cassette, 4, 2);
        }
        return address;
    }

    @Test
    void a_run_is_played_and_reported() throws IOException {
        String recordings = recorded();
        Path reports = directory.resolve("reports");
        PrintStream out = new PrintStream(Files.newOutputStream(directory.resolve("out.txt")), true);

        // snippet: play
        PlaybackStudio studio = PlaybackStudio.over(recordings, new Tuner())
                .categories("Meter", "Gauge")
                .lookup(category -> RecordingLookup.of(category).limit(100))
                .progress(StudioProgress.lines(out, Clock.systemUTC()))
                .resume(reports.resolve("run.json"))
                .rerun("mvn test -Dplayback.junit.include={id}")
                .build();

        StudioRun run = studio.play();
        // end

        // snippet: reports
        RunReport report = run.report();
        ConsoleReport.print(report, out);
        HtmlReport.write(report, reports.resolve("run.html"));
        JUnitXmlReport.write(report, reports.resolve("TEST-playback.xml"));
        Files.writeString(reports.resolve("run.md"), MarkdownReport.text(report));
        // end

        assertThat(run.isEqual()).isTrue();
        assertThat(Files.readString(directory.resolve("out.txt"))).contains("playback studio: 6 recordings, all equal");
        assertThat(reports.resolve("run.html")).isNotEmptyFile();

        // snippet: read
        RunReport earlier = JsonReport.read(reports.resolve("run.json"));
        // end

        assertThat(earlier).isEqualTo(report);
    }

    @Test
    @Tag("slow")
    void a_run_is_played_in_other_jvms() {
        String recordings = recorded();

        // snippet: workers
        StudioRun run = PlaybackStudio.over(recordings, new Tuner())
                .categories("Meter", "Gauge")
                .config(CompareExecutionConfig.standard()
                        .inDedicatedProcess()
                        .parallelism(2)
                        .recycleRate(500)
                        .timeout(Duration.ofMinutes(1)))
                .workers(workers -> workers.withJvmOptions("-Xmx256m", "-XX:+UseSerialGC"))
                .build()
                .play();
        // end

        assertThat(run.isEqual()).isTrue();
        assertThat(List.copyOf(run.comparisons())).hasSize(6);
    }
}
