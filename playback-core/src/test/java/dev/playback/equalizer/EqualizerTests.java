package dev.playback.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.Difference;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A recorder is enabled for the whole process, so these tests share one thread. */
class EqualizerTests {

    private static final ComparisonRules NEW_IDS = ComparisonRules.none().sameEverywhere("id", ComparisonRules.UUIDS);

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final Till till = new Till();
    private List<RecordingId> ids = List.of();

    @BeforeEach
    void record() throws Exception {
        record(List.of("pen", "paper"));
    }

    private void record(List<String> skus) throws Exception {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new Till().sell(skus);
        }
        ids = cassette.find("Till").toList();
    }

    private Equalizer equalizer() {
        return new Equalizer(ids, TapePlayer.over(cassette, Till.class), () -> till).rules(NEW_IDS);
    }

    private Comparison only(Equalizer equalizer) {
        return equalizer.compare().findFirst().orElseThrow();
    }

    @Nested
    class Tells {

        @Test
        void that_unchanged_code_is_equal_by_the_rules() {
            Comparison comparison = only(equalizer());

            assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL);
            assertThat(comparison.message()).isEmpty();
            assertThat(comparison.metadata().text("playback.operationMethod")).isEqualTo("sell");
        }

        @Test
        void without_rules_every_difference() {
            assertThat(only(equalizer().rules(ComparisonRules.none())).differences())
                    .extracting(Difference::path)
                    .containsExactly("operation[0].result.id", "till.print[0].args[0].id");
        }

        @Test
        void differences_and_the_first_in_its_message() {
            till.discount = 1;

            Comparison comparison = only(equalizer());

            assertThat(comparison.status()).isEqualTo(EqualityStatus.DIFFERENT);
            assertThat(comparison.message()).isEqualTo("2 differences, first operation[0].result.total: 8.0 -> 7.0");
        }

        @Test
        void an_exception_from_a_returned_value() throws Exception {
            till.broken = true;

            Comparison comparison = only(equalizer());

            assertThat(comparison.status()).isEqualTo(EqualityStatus.FAILED);
            assertThat(comparison.expectedIsException()).isFalse();
            assertThat(comparison.actualIsException()).isTrue();
            assertThat(comparison.differences().get(0).replayed())
                    .startsWith(
                            "threw java.lang.IllegalStateException: The till is broken. at dev.playback.equalizer.Till.sell");
        }

        @Test
        void missing_outputs() {
            till.isQuiet = true;

            Comparison comparison = only(equalizer());

            assertThat(comparison.differences())
                    .extracting(Object::toString)
                    .containsExactly("till.ring[0]: [2] -> nothing");
            assertThat(comparison.playback().outputs())
                    .isEqualTo(new CallAccount(1, List.of("till.ring[2]"), List.of(), List.of()));
            assertThat(comparison.playback().outputs().matchRate()).isEqualTo(0.5);
        }

        @Test
        void what_became_of_inputs() {
            till.asksTwice = true;

            CallAccount inputs = only(equalizer()).playback().inputs();

            assertThat(inputs).isEqualTo(new CallAccount(2, List.of(), List.of(), List.of("till.price[\"pen\"]")));
        }

        @Test
        void a_missed_input_as_the_failure_of_this_one_comparison() throws Exception {
            record(List.of("ink"));

            Equalizer equalizer = new Equalizer(
                            ids, TapePlayer.over(cassette, Till.class), recording -> till.sell(List.of("pen", "paper")))
                    .rules(NEW_IDS);
            List<Comparison> comparisons = equalizer.compare().toList();

            assertThat(comparisons)
                    .extracting(Comparison::status)
                    .containsExactly(EqualityStatus.EQUAL, EqualityStatus.EQUALIZER_FAILURE);
            assertThat(comparisons.get(1).playback().inputs().missed()).containsExactly("till.price[\"pen\"]");
            assertThat(comparisons.get(1).playback().inputs().unused()).containsExactly("till.price[\"ink\"]");
            assertThat(comparisons.get(1).message()).contains("till.price");
        }

        @Test
        void an_unreadable_recording_as_the_failure_of_this_one_comparison() {
            RecordingId lost = new RecordingId("Till", "20261125", "lost");

            List<Comparison> comparisons = new Equalizer(
                            List.of(lost, ids.get(0)), TapePlayer.over(cassette, Till.class), () -> till)
                    .rules(NEW_IDS)
                    .compare()
                    .toList();

            assertThat(comparisons)
                    .extracting(Comparison::status)
                    .containsExactly(EqualityStatus.EQUALIZER_FAILURE, EqualityStatus.EQUAL);
            assertThat(comparisons.get(0).failure()).hasMessageContaining("lost");
        }
    }

    @Nested
    class Tuned {

        @Test
        void compares_what_an_extractor_takes() {
            till.discount = 2;

            Comparison comparison = only(equalizer().extracting(run -> run.result(Till.Sale.class)));

            assertThat(comparison.differences())
                    .extracting(Object::toString)
                    .containsExactly("result.total: 8.0 -> 6.0");
            assertThat(only(equalizer()
                                    .extracting(run -> run.outputs("till.ring").size()))
                            .isEqual())
                    .isTrue();
        }

        @Test
        void compares_by_a_status_a_result_or_a_truth_value() {
            till.discount = 2;
            ResultExtractor<Till.Sale> sale = run -> run.result(Till.Sale.class);

            assertThat(only(equalizer().comparing(sale, Comparator.equal((a, b) -> a.total() < b.total() + 3)))
                            .status())
                    .isEqualTo(EqualityStatus.EQUAL);
            assertThat(only(equalizer().comparing(sale, Comparator.status((a, b) -> EqualityStatus.DIFFERENT)))
                            .status())
                    .isEqualTo(EqualityStatus.DIFFERENT);
            assertThat(only(equalizer().comparing(sale, (a, b, data) -> ComparatorResult.different("less")))
                            .message())
                    .isEqualTo("less");
        }

        @Test
        void hands_the_comparator_what_was_extracted_for_it() {
            Comparison comparison = only(equalizer()
                    .data(recording -> Map.of("most", recording.entries().size()))
                    .comparing(
                            (recorded, replayed, data) -> ComparatorResult.of(data.fact("most", Integer.class) == 5)));

            assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL);
        }

        @Test
        void makes_whatever_an_extractor_or_comparator_throws_a_failure_with_its_cause() {
            AssertionError thrown = new AssertionError("no");

            Comparison extracting = only(equalizer().extracting(run -> {
                throw new java.io.IOException("gone");
            }));
            Comparison comparing = only(equalizer().comparing((recorded, replayed, data) -> {
                throw thrown;
            }));

            assertThat(extracting.status()).isEqualTo(EqualityStatus.EQUALIZER_FAILURE);
            assertThat(extracting.message()).isEqualTo("gone");
            assertThat(comparing.failure()).isSameAs(thrown);
            assertThat(comparing.playback().recordedMicros()).isPositive();
        }

        @Test
        void keeps_results_only_if_asked() {
            assertThat(only(equalizer()).results()).isNull();
            Comparison kept = only(equalizer()
                    .extracting(run -> run.result().path("total"))
                    .config(CompareExecutionConfig.standard().keepingResults()));
            assertThat(kept.results()).isNotNull().extracting(ComparedResults::recorded).hasToString("8.0");
        }

        @Test
        void tells_rules_that_expired_by_its_clock_or_matched_nothing() {
            Clock clock = Clock.fixed(Instant.parse("2026-11-25T23:00:00Z"), ZoneOffset.UTC);
            Equalizer equalizer = equalizer()
                    .rules(NEW_IDS.ignoring("total")
                            .until(LocalDate.of(2026, 11, 24))
                            .ignoring("nowhere"))
                    .clock(clock);
            till.discount = 3;

            assertThat(only(equalizer).status()).isEqualTo(EqualityStatus.DIFFERENT);
            assertThat(equalizer.ruleWarnings())
                    .containsExactly(
                            "The rule 'ignore nowhere' matched nothing. Correct its path or remove it.",
                            "The rule 'ignore total' expired on 2026-11-24 and no longer counts. Renew or remove it.");
        }

        @Test
        void may_fail_on_unused_inputs() throws Exception {
            Equalizer equalizer = new Equalizer(
                            ids, TapePlayer.over(cassette, Till.class), recording -> new Till().sell(List.of("paper")))
                    .config(CompareExecutionConfig.standard().failingOnUnusedInputs());

            assertThat(only(equalizer.comparing((recorded, replayed, data) -> ComparatorResult.of(true)))
                            .differences())
                    .extracting(Object::toString)
                    .containsExactly("till.price[0]: [\"pen\"] -> nothing");
            assertThat(only(equalizer).differences())
                    .extracting(Difference::path)
                    .contains("till.price[0]", "operation[0].result.total");
        }
    }

    @Nested
    class Runs {

        @Test
        void lazily_and_again() {
            AtomicInteger played = new AtomicInteger();
            till.first = played::incrementAndGet;
            Equalizer equalizer = new Equalizer(
                            List.of(ids.get(0), ids.get(0), ids.get(0)),
                            TapePlayer.over(cassette, Till.class),
                            () -> till)
                    .rules(NEW_IDS);

            Comparison first = equalizer.iterator().next();
            assertThat(first.isEqual()).isTrue();
            assertThat(played).hasValue(1);

            List<Comparison> all = new ArrayList<>();
            equalizer.forEach(all::add);
            assertThat(all).hasSize(3);
            assertThat(equalizer.statistics().toString()).isEqualTo("3 compared: 3 equal");
            assertThat(equalizer.statistics().matchRate()).isEqualTo(1);
        }

        @Test
        void at_once_with_results_in_order() {
            CyclicBarrier together = new CyclicBarrier(4);
            till.first = () -> together.await(20, TimeUnit.SECONDS);
            List<RecordingId> lost = Stream.of("b", "c", "d")
                    .map(name -> new RecordingId("Till", "20261125", name))
                    .toList();
            RecordingId there = ids.get(0);
            List<RecordingId> mixed = List.of(there, lost.get(0), there, lost.get(1), there, lost.get(2), there);

            List<Comparison> comparisons = new Equalizer(mixed, TapePlayer.over(cassette, Till.class), () -> till)
                    .rules(NEW_IDS)
                    .config(CompareExecutionConfig.standard().parallelism(4))
                    .compare()
                    .toList();

            assertThat(comparisons).extracting(Comparison::id).containsExactlyElementsOf(mixed);
            assertThat(comparisons).filteredOn(Comparison::isEqual).hasSize(4);
        }

        @Test
        void until_it_is_cancelled() throws Exception {
            CountDownLatch reached = new CountDownLatch(1);
            AtomicInteger interrupted = new AtomicInteger();
            till.first = () -> {
                reached.countDown();
                try {
                    return new CountDownLatch(1).await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    throw e;
                }
            };
            Stream<Comparison> comparisons = new Equalizer(
                            List.of(ids.get(0), ids.get(0)), TapePlayer.over(cassette, Till.class), () -> till)
                    .config(CompareExecutionConfig.standard().parallelism(2))
                    .compare();
            Thread canceller = new Thread(() -> {
                try {
                    reached.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                comparisons.close();
            });
            canceller.start();

            assertThat(comparisons.toList()).isEmpty();
            canceller.join();
        }

        @Test
        void within_a_limit_of_time_and_goes_on() {
            CountDownLatch never = new CountDownLatch(1);
            AtomicInteger calls = new AtomicInteger();
            till.first = () -> {
                if (calls.incrementAndGet() == 1) {
                    never.await();
                }
                return 0;
            };

            List<Comparison> comparisons = new Equalizer(
                            List.of(ids.get(0), ids.get(0)), TapePlayer.over(cassette, Till.class), () -> till)
                    .rules(NEW_IDS)
                    .config(CompareExecutionConfig.standard().timeout(Duration.ofSeconds(2)))
                    .compare()
                    .toList();

            assertThat(comparisons)
                    .extracting(Comparison::status)
                    .containsExactly(EqualityStatus.EQUALIZER_FAILURE, EqualityStatus.EQUAL);
            assertThat(comparisons.get(0).message())
                    .startsWith(ids.get(0) + " was not compared within 2.0 s. Its thread was interrupted at:")
                    .contains("CountDownLatch.await")
                    .contains("Till.sell");
        }

        @Test
        void without_one_under_a_debugger() {
            assertThat(Debugger.isAmong(List.of("-Xmx1g", "-agentlib:jdwp=transport=dt_socket,server=y")))
                    .isTrue();
            assertThat(Debugger.isAmong(List.of("-Xmx1g"))).isFalse();
        }

        @Test
        void to_an_end_when_its_thread_is_interrupted() {
            till.first = () -> new CountDownLatch(1).await(30, TimeUnit.SECONDS);
            Stream<Comparison> comparisons = equalizer()
                    .config(CompareExecutionConfig.standard().parallelism(2))
                    .compare();

            Thread.currentThread().interrupt();
            assertThatThrownBy(comparisons::toList).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Nested
    class Statistics {

        @Test
        void fail_a_run_whose_calls_match_too_little() {
            till.isQuiet = true;
            Equalizer equalizer = equalizer();

            equalizer.compare().forEach(comparison -> assertThat(comparison.isEqual())
                    .isFalse());

            assertThat(equalizer.statistics().count(EqualityStatus.DIFFERENT)).isEqualTo(1);
            assertThat(equalizer.statistics().matchRate()).isEqualTo(0.75);
            assertThat(equalizer
                            .statistics()
                            .failures(CompareExecutionConfig.standard().minimumMatchRate(0.75)))
                    .isEmpty();
            assertThat(equalizer
                            .statistics()
                            .failures(CompareExecutionConfig.standard().minimumMatchRate(0.95)))
                    .containsExactly(
                            "Only 75.0 % of 4 inputs and outputs match, but at least 95.0 % must. Record anew what"
                                    + " changed on purpose, or lower the minimum match rate.");
        }
    }
}
