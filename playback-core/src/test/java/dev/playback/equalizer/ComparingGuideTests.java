package dev.playback.equalizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.difference.CompareBy;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.IgnoreDifference;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/comparing.md}. A recorder is enabled for the whole process, so these tests share one thread. */
class ComparingGuideTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final TapePlayer player = TapePlayer.over(cassette, Till.class);
    private List<RecordingId> ids = List.of();

    @BeforeEach
    void record() throws Exception {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new Till().sell(List.of("pencil"));
        }
        ids = cassette.find("Till").toList();
    }

    @Test
    void compares_and_tells() {
        // snippet: compare
        Equalizer equalizer = new Equalizer(ids, player, Till::new);
        for (Comparison comparison : equalizer) {
            System.out.println(comparison.id() + " is " + comparison.status());
            comparison.differences().forEach(System.out::println);
        }
        System.out.println(equalizer.statistics());
        // end

        assertThat(equalizer.statistics().toString()).isEqualTo("1 compared: 1 different");
    }

    @Test
    void compares_by_rules() {
        Equalizer equalizer = new Equalizer(ids, player, Till::new);

        // snippet: rules
        ComparisonRules rules = ComparisonRules.none()
                .ignoring("till.print[*].args[0].printedAt")
                .because("the clock is not recorded")
                .until(LocalDate.of(2027, 1, 31))
                .ignoringOutput("audit.*")
                .sameEverywhere("id", ComparisonRules.UUIDS);
        Equalizer tuned = equalizer.rules(rules);
        // end

        assertThat(tuned.compare()).allMatch(Comparison::isEqual);
        assertThat(ComparisonRules.parse("""
                                ignore till.print[*].args[0].printedAt until 2027-01-31 because the clock is not recorded
                                ignore-output audit.*
                                same id uuid

                                [Order*]
                                any-order **.tags
                                match **.lines by sku,size
                                number **.total within 0.01
                                number **.rate within 1%
                                time **.updatedAt within 5s
                                replace **.message /order-[0-9]+/ with "order-N"
                                """).text()).contains("[Order*]", "time **.updatedAt within PT5S");
    }

    @Test
    void compares_by_annotations() {
        Equalizer equalizer =
                new Equalizer(ids, player, Till::new).rules(ComparisonRules.declaredBy(TillPlaybackTest.class));

        assertThat(equalizer.compare()).allMatch(Comparison::isEqual);
        assertThat(equalizer.ruleWarnings()).hasSize(2);
    }

    @Test
    void compares_by_code() {
        Equalizer equalizer = new Equalizer(ids, player, Till::new);

        // snippet: code
        Equalizer totals = equalizer.comparing(
                run -> run.result(Till.Sale.class),
                Comparator.equal((recorded, replayed) -> recorded.total() == replayed.total()));
        // end

        assertThat(totals.compare()).allMatch(Comparison::isEqual);
    }

    @Test
    void fails_a_run() {
        Equalizer equalizer = new Equalizer(ids, player, Till::new);

        // snippet: config
        CompareExecutionConfig config = CompareExecutionConfig.standard()
                .parallelism(4)
                .timeout(Duration.ofSeconds(30))
                .failingOnUnusedInputs()
                .minimumMatchRate(0.95);
        Equalizer strict = equalizer.config(config);
        strict.forEach(comparison -> {});
        List<String> reasons = strict.statistics().failures(config);
        // end

        assertThat(reasons).isEmpty();
        assertThat(strict.statistics().matchRate()).isEqualTo(1);
    }
}

// snippet: annotations
@IgnoreDifference(value = "printedAt", reason = "the clock is not recorded", until = "2027-01-31")
@CompareBy({"ignore-output audit.*", "same id uuid"})
class TillPlaybackTest {}
// end
