package dev.playback.report;

import static dev.playback.report.Runs.changed;
import static dev.playback.report.Runs.different;
import static dev.playback.report.Runs.equal;
import static dev.playback.report.Runs.notCompared;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeClusterTests {

    @Nested
    class Makes_one_cluster_of {

        @Test
        void the_same_change_at_other_indexes() {
            List<ReportedComparison> run = new ArrayList<>();
            IntStream.range(0, 37)
                    .forEach(number -> run.add(different(
                            "Orders",
                            number,
                            changed("store[" + number + "].args[0].lines[2].total", "10.0", "12.5"))));
            run.add(equal("Orders", 99));

            List<ChangeCluster> clusters = ChangeCluster.of(run);

            assertThat(clusters).hasSize(1);
            assertThat(clusters.get(0).headline()).isEqualTo("store[*].args[0].lines[*].total: 10.0 -> 12.5");
            assertThat(clusters.get(0).indexes()).hasSize(37).doesNotContain(37);
        }

        @Test
        void one_place_that_changes_to_ever_other_values() {
            List<ReportedComparison> run = IntStream.range(0, 60)
                    .mapToObj(number -> different(
                            "Orders", number, changed("operation.result.total", number + ".1", number + ".2")))
                    .toList();

            List<ChangeCluster> clusters = ChangeCluster.of(run);

            assertThat(clusters)
                    .extracting(ChangeCluster::headline)
                    .containsExactly("operation.result.total: 0.1 -> 0.2 (one of 60 different values)");
        }

        @Test
        void failures_that_differ_in_numbers_and_ids_only() {
            List<ReportedComparison> run = IntStream.range(3, 7)
                    .mapToObj(number -> notCompared(
                            "Orders",
                            number,
                            new IllegalStateException(
                                    "No input for sku-" + number + " of " + Runs.id("Orders", number))))
                    .toList();

            List<ChangeCluster> clusters = ChangeCluster.of(run);

            assertThat(clusters)
                    .extracting(ChangeCluster::headline)
                    .containsExactly("java.lang.IllegalStateException: No input for sku-# of …");
            assertThat(clusters.get(0).isMessage()).isTrue();
        }

        @Test
        void one_recording_that_changes_twice_in_the_same_way() {
            ReportedComparison twice = different(
                    "Orders", 4, changed("store[0].args[0]", "a", "b"), changed("store[1].args[0]", "a", "b"));

            List<ChangeCluster> clusters = ChangeCluster.of(List.of(twice));

            assertThat(clusters).extracting(ChangeCluster::indexes).containsExactly(List.of(0));
        }
    }

    @Nested
    class Keeps_apart {

        @Test
        void two_changes_at_one_place() {
            List<ReportedComparison> run = new ArrayList<>();
            IntStream.range(0, 5)
                    .forEach(number ->
                            run.add(different("Orders", number, changed("operation.result.state", "new", "open"))));
            IntStream.range(5, 12)
                    .forEach(number ->
                            run.add(different("Orders", number, changed("operation.result.state", "paid", "closed"))));

            List<ChangeCluster> clusters = ChangeCluster.of(run);

            assertThat(clusters)
                    .extracting(ChangeCluster::headline)
                    .containsExactly("operation.result.state: paid -> closed", "operation.result.state: new -> open");
        }

        @Test
        void arguments_categories_and_kinds() {
            ReportedDifference missing =
                    new ReportedDifference("store[0].args[0]", "MISSING", Optional.of("a"), Optional.empty());

            List<ChangeCluster> clusters = ChangeCluster.of(List.of(
                    different(
                            "Orders",
                            1,
                            changed("store[0].args[0]", "a", "b"),
                            changed("store[0].args[1]", "a", "b"),
                            missing),
                    different("Invoices", 2, changed("store[0].args[0]", "a", "b"))));

            assertThat(clusters)
                    .extracting(cluster -> cluster.category() + " " + cluster.headline())
                    .containsExactly(
                            "Orders store[*].args[0]: a -> b",
                            "Orders store[*].args[1]: a -> b",
                            "Orders store[*].args[0]: a -> nothing",
                            "Invoices store[*].args[0]: a -> b");
        }
    }

    @Test
    void finds_four_planted_changes_among_a_thousand_recordings() {
        List<ReportedComparison> run =
                IntStream.range(0, 1000).mapToObj(ChangeClusterTests::planted).toList();

        List<ChangeCluster> clusters = ChangeCluster.of(run);

        assertThat(clusters).hasSize(4).allSatisfy(cluster -> assertThat(cluster.indexes())
                .extracting(index -> index % 10)
                .containsOnly(cluster.indexes().get(0) % 10));
        assertThat(clusters).extracting(cluster -> cluster.indexes().size()).containsExactly(100, 100, 100, 100);
    }

    private static ReportedComparison planted(int number) {
        return switch (number % 10) {
            case 2 ->
                different(
                        "Orders", number, changed("store[0].args[0].lines[" + number % 7 + "].price", "10.0", "12.5"));
            case 4 -> different("Orders", number, changed("operation.result.total", "" + number, "" + (number + 1)));
            case 6 ->
                different(
                        "Orders",
                        number,
                        new ReportedDifference("audit[0]", "MISSING", Optional.of("called"), Optional.empty()));
            case 8 -> notCompared("Orders", number, new IllegalStateException("No input for " + number));
            default -> equal("Orders", number);
        };
    }
}
