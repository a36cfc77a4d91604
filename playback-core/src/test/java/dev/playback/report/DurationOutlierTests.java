package dev.playback.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DurationOutlierTests {

    private final List<ReportedComparison> run = new ArrayList<>();

    // All replays take about a third, since they skip the outside world.
    DurationOutlierTests() {
        Random random = new Random(7);
        IntStream.range(0, 200)
                .forEach(number -> run.add(Runs.equal("Orders", number)
                        .durations(9000 + random.nextInt(900), 3000 + random.nextInt(300))));
    }

    @Test
    void are_those_far_from_the_rest_in_both_directions_the_farthest_first() {
        run.set(40, Runs.equal("Orders", 40).durations(9000, 90_000));
        run.set(70, Runs.equal("Orders", 70).durations(9000, 300));

        List<DurationOutlier> outliers = DurationOutlier.of(run);

        assertThat(outliers)
                .containsExactly(
                        new DurationOutlier(40, Math.exp(Math.log(10)), true),
                        new DurationOutlier(70, Math.exp(Math.log(300 / 9000.0)), false));
    }

    @Test
    void are_none_when_all_replays_are_faster_together() {
        List<DurationOutlier> outliers = DurationOutlier.of(run);

        assertThat(outliers).isEmpty();
    }

    @Test
    void are_never_shorter_than_a_millisecond_or_of_unknown_duration() {
        run.set(3, Runs.equal("Orders", 3).durations(20, 900));
        run.set(4, Runs.equal("Orders", 4).durations(0, 5_000_000));

        List<DurationOutlier> outliers = DurationOutlier.of(run);

        assertThat(outliers).isEmpty();
    }

    @Test
    void are_none_among_too_few_recordings() {
        run.set(2, Runs.equal("Orders", 2).durations(9000, 900_000));

        List<DurationOutlier> outliers = DurationOutlier.of(run.subList(0, 9));

        assertThat(outliers).isEmpty();
    }
}
