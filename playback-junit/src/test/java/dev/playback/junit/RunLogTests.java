package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.equalizer.EqualityStatus;
import dev.playback.junit.shard.ShardCheck;
import dev.playback.report.JsonReport;
import dev.playback.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTests {

    @TempDir
    private Path directory;

    private Tape tape;

    @BeforeEach
    void start() {
        tape = new Tape(directory);
    }

    @AfterEach
    void restoreRate() {
        Till.rate = 1.5;
    }

    @Test
    void a_run_leaves_a_page_and_its_data() {
        tape.record(2, 0);
        Till.rate = 2;

        tape.kit().run(Plays.All.class);

        Path reports = directory.resolve("reports");
        RunReport report = JsonReport.read(reports.resolve(Plays.All.class.getName() + ".json"));
        assertThat(report.totals()).containsEntry(EqualityStatus.EQUAL, 1).containsEntry(EqualityStatus.DIFFERENT, 1);
        assertThat(report.rerun()).get().asString().contains("playback.junit.include='{id}'");
        assertThat(reports.resolve(Plays.All.class.getName() + ".html"))
                .content()
                .contains("operation[0].result");
    }

    @Test
    void what_tests_looked_at_themselves_is_counted_and_a_class_in_trouble_once() {
        RunLog log = new RunLog(RunSettings.of(key -> Optional.empty()));
        log.judged(true);
        log.judged(true);
        log.judged(false);
        log.trouble(Plays.All.class);
        log.trouble(Plays.All.class);

        assertThat(log.summary(List.of()))
                .isEqualTo(
                        "playback: 3 recordings replayed: 3 looked at by their tests, 1 of them failed; test classes in"
                                + " trouble: 1");
    }

    @Test
    void shards_leave_what_the_check_needs() throws IOException {
        tape.record(1, 2, 3, 4, 5);

        shard(0);
        assertThat(ShardCheck.faults(List.of(directory)))
                .containsExactly(Plays.All.class.getName() + " did not run in shards [1] of 2, counted from 0.");

        shard(1);
        assertThat(ShardCheck.faults(List.of(directory))).isEmpty();
    }

    private void shard(int index) {
        tape.kit()
                .with("playback.shard.index", Integer.toString(index))
                .with("playback.shard.total", "2")
                .with(
                        "playback.junit.reports",
                        directory.resolve("machine-" + index).toString())
                .run(Plays.All.class);
    }
}
