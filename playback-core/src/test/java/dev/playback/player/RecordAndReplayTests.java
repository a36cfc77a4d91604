package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.interception.Intercept;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A recorder is enabled for the whole process, so these tests share one thread. */
class RecordAndReplayTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @Test
    void unchanged_code_replays_equal_without_touching_the_world() {
        record(cassette, () -> new Shop().placeOrder("ann", List.of(new Shop.Item("pen", 3), new Shop.Item("ink", 1))));

        Shop replayed = new Shop();
        replayed.prices.clear();
        Comparison comparison = compare(cassette, "Shop", replayed).get(0);

        assertThat(comparison.failure()).isNull();
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL);
        assertThat(replayed.stored).isEmpty();
    }

    @Test
    void changed_code_differs_at_every_place_the_change_reaches() {
        record(cassette, () -> new Shop().placeOrder("bob", List.of(new Shop.Item("pen", 2))));

        Shop changed = new Shop();
        changed.discount = 1;
        Comparison comparison = compare(cassette, "Shop", changed).get(0);

        assertThat(comparison.status()).isEqualTo(EqualityStatus.DIFFERENT);
        assertThat(comparison.differences())
                .extracting(Object::toString)
                .containsExactly("operation[0].result.total: 5.0 -> 4.0", "shop.store[0].args[0].total: 5.0 -> 4.0");
    }

    @Test
    void the_nth_equal_call_gets_the_nth_recorded_value() {
        Shop shop = new Shop();
        record(cassette, () -> {
            shop.placeOrder("cid", List.of(new Shop.Item("pen", 1), new Shop.Item("pen", 1)));
            shop.prices.put("pen", 7.0);
            shop.placeOrder("dan", List.of(new Shop.Item("pen", 1)));
        });

        assertThat(compare(cassette, "Shop", new Shop()))
                .extracting(Comparison::status)
                .containsExactly(EqualityStatus.EQUAL, EqualityStatus.EQUAL);
    }

    @Test
    void a_recorded_exception_is_thrown_again() {
        record(cassette, () -> assertThatThrownBy(() -> new Shop().placeOrder("eve", List.of(new Shop.Item("gum", 1))))
                .isInstanceOf(IllegalArgumentException.class));

        Shop stocked = new Shop();
        stocked.prices.put("gum", 1.0);

        assertThat(compare(cassette, "Shop", stocked).get(0).status()).isEqualTo(EqualityStatus.EQUAL);
    }

    @Test
    void a_missing_input_is_told_even_if_the_application_swallows_it() {
        record(cassette, () -> new Shop().swallowing("ink"));

        Shop changed = new Shop();
        changed.discount = 4;
        Comparison comparison = compare(cassette, "Swallowing", changed).get(0);

        assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUALIZER_FAILURE);
        assertThat(comparison.failure())
                .hasMessageMatching(Pattern.quote("No recorded input 'shop.price' for [\"ink4.0\"] in recording "
                                + comparison.id()
                                + ".\nOf 1 call under this alias, the nearest is shop.price[\"ink0.0\"]:\n"
                                + "  args[0]: \"ink0.0\" -> \"ink4.0\"\n"
                                + "Called at ")
                        + "[\\w./]*dev\\.playback\\.player\\.Shop\\.swallowing\\(Shop\\.java:\\d+\\)\\.\n"
                        + Pattern.quote(
                                "If the new call is right, record the operation anew. If an argument does not matter,"
                                        + " leave it out of the key (@NotInKey, keyArguments). If the call may be missing, say what it"
                                        + " gets (onMiss, fallbackAliases)."));
    }

    @Test
    void concurrent_operations_have_a_recording_each() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        // These operations do next to nothing: on a busy machine the fuse would find recording too dear.
        Settings withoutFuse = Settings.ofProcess()
                .orElse(key -> key.equals(Setting.FUSE_SHARE.key()) ? Optional.of("1") : Optional.empty());
        try (TapeRecorder recorder =
                TapeRecorder.builder(cassette).settings(withoutFuse).build()) {
            recorder.enableRecording();
            List<Future<?>> orders = new ArrayList<>();
            for (int i = 0; i < 4000; i++) {
                int number = i;
                orders.add(pool.submit(() -> new Shop()
                        .placeOrder(
                                "customer-" + number, List.of(new Shop.Item("pen", number), new Shop.Item("ink", 1)))));
            }
            for (Future<?> order : orders) {
                order.get();
            }
            assertThat(recorder.saved()).isEqualTo(4000);
        } finally {
            pool.shutdownNow();
        }

        List<Comparison> comparisons = compare(cassette, "Shop", new Shop());

        assertThat(comparisons).hasSize(4000).allSatisfy(comparison -> assertThat(comparison.status())
                .isEqualTo(EqualityStatus.EQUAL));
    }

    @Test
    void a_failing_cassette_never_reaches_the_application() {
        TapeCassette broken = new TapeCassette() {
            @Override
            public RecordingDraft create(RecordingId id) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public Recording load(RecordingId id) {
                throw new IllegalStateException("disk gone");
            }

            @Override
            public RecordingMetadata metadata(RecordingId id) {
                throw new IllegalStateException("disk gone");
            }

            @Override
            public Stream<RecordingId> find(RecordingLookup lookup) {
                return Stream.empty();
            }

            @Override
            public Stream<String> categories() {
                return Stream.empty();
            }

            @Override
            public void delete(RecordingId id) {
                throw new IllegalStateException("disk gone");
            }
        };
        try (TapeRecorder recorder = TapeRecorder.over(broken)) {
            recorder.enableRecording();

            assertThat(new Shop()
                            .placeOrder("flo", List.of(new Shop.Item("ink", 2)))
                            .total())
                    .isEqualTo(20.0);

            assertThat(recorder.flush(Duration.ofSeconds(60))).isTrue();
            assertThat(recorder.saved()).isZero();
            assertThat(recorder.dropped()).isEqualTo(1);
        }
    }

    @Test
    void a_call_that_runs_live_on_a_strange_thread_is_told() {
        record(cassette, () -> new Shop().swallowing("pen"));
        Shop shop = new Shop();
        shop.beside = () -> {
            Thread strange = new Thread(() -> new Shop().placeOrder("ida", List.of()), "strange");
            strange.start();
            strange.join();
            return 0;
        };

        Comparison comparison = compare(cassette, "Swallowing", shop).get(0);

        assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUALIZER_FAILURE);
        assertThat(comparison.failure())
                .hasMessage("Shop (Shop.placeOrder) ran for real on thread 'strange', which no replay knew, while this"
                        + " recording was replayed, and another call did. If it is work of the operation, hand it over"
                        + " with Intercept.wrap, or run the tests with -javaagent:playback-agent.jar, which hands all work over;"
                        + " if it belongs to no replay, declare it with Intercept.live.");
    }

    @Test
    void a_call_declared_live_is_no_trouble() {
        record(cassette, () -> new Shop().swallowing("pen"));
        Shop shop = new Shop();
        shop.beside = () -> Intercept.live(() -> new Shop().placeOrder("jim", List.of(new Shop.Item("pen", 6))));

        assertThat(compare(cassette, "Swallowing", shop).get(0).status()).isEqualTo(EqualityStatus.EQUAL);
    }

    @Test
    void a_value_that_cannot_be_recorded_drops_the_recording_and_nothing_else() {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            List<Object> huge = List.of("x".repeat(20_000_000));

            assertThat(new Shop().echo(huge) == huge).isTrue();

            assertThat(recorder.dropped()).isEqualTo(1);
            assertThat(recorder.saved()).isZero();
        }
    }

    @Test
    void an_error_of_the_operation_is_its_result() {
        record(cassette, () -> new Shop().swallowing("ink"));
        Shop failing = new Shop();
        failing.beside = () -> {
            throw new AssertionError("broken");
        };

        Comparison comparison = compare(cassette, "Swallowing", failing).get(0);

        assertThat(comparison.status()).isEqualTo(EqualityStatus.FAILED);
        assertThat(comparison.differences().get(0).replayed()).contains("java.lang.AssertionError", "broken");
    }

    @Test
    void a_playback_function_that_misses_the_operation_is_told() {
        record(cassette, () -> new Shop().swallowing("ink"));
        RecordingId id = cassette.find("Swallowing").findFirst().orElseThrow();
        PlaybackFunction wrong = recording -> {
            throw new IOException("no such bean");
        };

        assertThatThrownBy(() -> TapePlayer.over(cassette, Shop.class).play(id, wrong))
                .isInstanceOf(ReplayFailedException.class)
                .hasRootCauseMessage("no such bean")
                .hasMessage(
                        "The replay of %s did not reach an operation of %s: java.io.IOException: no such bean. If the class is"
                                + " not woven, configure byte-buddy-maven-plugin with the goal 'transform' and"
                                + " classPathDiscovery=true.",
                        id, Shop.class.getName());
    }

    @Test
    void what_lies_beneath_the_trouble_is_told_with_its_place() {
        record(cassette, () -> new Shop().swallowing("ink"));
        RecordingId id = cassette.find("Swallowing").findFirst().orElseThrow();
        PlaybackFunction broken = recording -> {
            throw new IllegalStateException("no shop", new IOException("no such bean"));
        };

        assertThatThrownBy(() -> TapePlayer.over(cassette, Shop.class).play(id, broken))
                .hasMessageContaining(
                        ": java.lang.IllegalStateException: no shop, caused by java.io.IOException: no such bean at"
                                + " dev.playback.player.RecordAndReplayTests.");
    }

    @Test
    void a_playback_function_that_calls_nothing_is_told() {
        record(cassette, () -> new Shop().swallowing("ink"));
        RecordingId id = cassette.find("Swallowing").findFirst().orElseThrow();

        assertThatThrownBy(() -> TapePlayer.over(cassette, Shop.class).play(id, recording -> new Shop()))
                .isInstanceOf(ReplayFailedException.class)
                .hasMessageStartingWith(
                        "The replay of %s did not reach an operation of %s: nothing called it. Let the playback function"
                                + " call it. If",
                        id, Shop.class.getName());
    }

    private static void record(TapeCassette cassette, Runnable work) {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            work.run();
            assertThat(recorder.dropped()).isZero();
        }
    }

    private static List<Comparison> compare(TapeCassette cassette, String category, Shop shop) {
        List<RecordingId> ids = cassette.find(category).toList();
        return new Equalizer(ids, TapePlayer.over(cassette, Shop.class), () -> shop)
                .compare()
                .toList();
    }
}
