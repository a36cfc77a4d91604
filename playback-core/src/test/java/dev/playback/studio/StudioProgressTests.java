package dev.playback.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.PlaybackSummary;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudioProgressTests {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final HandClock clock = new HandClock(Instant.parse("2026-11-24T10:00:00Z"));

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void in_a_log_is_a_line_for_each_tenth() {
        StudioProgress lines = StudioProgress.lines(out, clock);

        run(lines, 1000, Duration.ofMillis(20));

        assertThat(printed().lines())
                .hasSize(11)
                .startsWith(
                        "Compared 0 % · 0 of 1,000",
                        "Compared 10 % · 100 of 1,000 · 10 different · 18 s left",
                        "Compared 20 % · 200 of 1,000 · 20 different · 16 s left");
        assertThat(printed()).endsWith("Compared 100 % · 1,000 of 1,000 · 99 different · 1 not compared\n");
    }

    @Test
    void in_a_log_of_a_slow_run_is_a_line_every_ten_seconds() {
        StudioProgress lines = StudioProgress.lines(out, clock);

        lines.began(1000);
        for (int number = 0; number < 25; number++) {
            clock.advance(Duration.ofSeconds(1));
            lines.compared(comparison(EqualityStatus.EQUAL));
        }
        lines.ended();

        assertThat(printed()).isEqualTo("""
                Compared 0 % · 0 of 1,000
                Compared 1 % · 10 of 1,000 · 16:30 min left
                Compared 2 % · 20 of 1,000 · 16:20 min left
                Ended at 2 % · 25 of 1,000 · 16:15 min left
                """);
    }

    @Test
    void on_a_terminal_is_a_bar_drawn_at_most_ten_times_a_second() {
        StudioProgress bar = StudioProgress.bar(out, clock);

        run(bar, 1000, Duration.ofMillis(1));

        List<String> drawn = List.of(printed().split("\r", -1));
        assertThat(drawn).hasSizeBetween(11, 14);
        assertThat(drawn.get(6).strip()).startsWith("[###############---------------] 50 % · 500 of 1,000");
        assertThat(printed())
                .endsWith(
                        "\r[##############################] 100 % · 1,000 of 1,000 · 99 different · 1 not compared\n");
    }

    @Test
    void is_a_bar_only_where_somebody_watches_a_terminal() {
        assertThat(Terminal.isWatched(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.isWatched(true, Map.of("CI", "false"))).isTrue();
        assertThat(Terminal.isWatched(true, Map.of("CI", "true"))).isFalse();
        assertThat(Terminal.isWatched(true, Map.of("TEAMCITY_VERSION", "2026.1")))
                .isFalse();
        assertThat(Terminal.isWatched(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.isWatched(false, Map.of())).isFalse();
    }

    private void run(StudioProgress progress, int total, Duration each) {
        progress.began(total);
        for (int number = 1; number <= total; number++) {
            clock.advance(each);
            progress.compared(comparison(
                    number == total
                            ? EqualityStatus.EQUALIZER_FAILURE
                            : number % 10 == 0 ? EqualityStatus.DIFFERENT : EqualityStatus.EQUAL));
        }
        progress.ended();
    }

    private static Comparison comparison(EqualityStatus status) {
        return new Comparison(
                new RecordingId("Meter", "20261124", "1"),
                status,
                "",
                List.of(),
                RecordingMetadata.none(),
                PlaybackSummary.none(),
                null,
                null);
    }
}
