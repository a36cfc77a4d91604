package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.TapeCassette;
import dev.playback.completion.FailedAfterValuesException;
import dev.playback.configuration.Settings;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Results of Reactor. */
@Timeout(60)
class ReactorTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final Feed recorded = new Feed();
    private final Feed replayed = new Feed();

    @Nested
    class An_input {

        @Test
        void is_subscribed_to_once_while_recording_and_never_in_replay() {
            recorded.one = () -> Mono.just(7);
            Playback playback = recordAndReplay(feed -> feed.one("k").map(number -> "got " + number));

            assertThat(recorded.live).hasValue(1);
            assertThat(playback.recording().operation().result()).isEqualTo("\"got 7\"");
            assertEqual(playback);
        }

        @Test
        void that_is_retried_is_a_call_each_time() {
            Iterator<Mono<Integer>> answers = List.of(
                            Mono.<Integer>error(new IllegalStateException("busy")), Mono.just(8))
                    .iterator();
            recorded.one = answers::next;

            Playback playback = recordAndReplay(feed -> feed.one("k").retry(2).map(number -> "got " + number));

            assertThat(playback.recording().entries())
                    .extracting(Entry::alias)
                    .containsExactly("Feed", "feed.one", "feed.one");
            assertEqual(playback);
        }

        @Test
        void that_nobody_subscribes_to_is_no_call() {
            Playback playback = recordAndReplay(feed -> {
                Mono<Integer> unused = feed.one("k");
                return Mono.just("unused " + (unused == null));
            });

            assertThat(playback.recording().entries()).hasSize(1);
            assertEqual(playback);
        }

        @Test
        void may_be_empty_or_fail() {
            recorded.one = Mono::empty;
            recorded.many = () -> Flux.error(new IllegalStateException("gone"));

            Playback playback = recordAndReplay(feed -> feed.one("k")
                    .map(number -> "some")
                    .switchIfEmpty(
                            feed.many("k").next().onErrorResume(error -> Mono.just("failed: " + error.getMessage()))));

            assertThat(playback.recording().operation().result()).isEqualTo("\"failed: gone\"");
            assertEqual(playback);
        }

        @Test
        void may_give_many_values_and_those_that_were_taken_again() {
            recorded.many = () -> Flux.just("a", "b", "c");

            Playback playback = recordAndReplay(feed -> feed.many("all")
                    .collectList()
                    .zipWith(feed.many("two").take(2).collectList(), (all, two) -> all + " " + two));

            assertThat(playback.recording().operation().result()).isEqualTo("\"[a, b, c] [a, b]\"");
            assertEqual(playback);
        }

        @Test
        void that_is_given_up_before_it_gives_anything_gives_nothing_in_replay() {
            recorded.one = Mono::never;
            recorded.many = Flux::never;

            Playback playback = recordAndReplay(feed -> Mono.firstWithSignal(
                    feed.one("k").map(number -> "one"), feed.many("k").next(), Mono.just("neither")));

            assertThat(aliases(playback.recording())).containsExactly("Feed", "feed.one", "feed.many");
            assertThat(playback.recording().operation().result()).isEqualTo("\"neither\"");
            assertEqual(playback);
        }

        @Test
        void that_times_out_does_so_in_replay() {
            recorded.one = Mono::never;

            Playback playback = recordAndReplay(feed -> feed.one("k")
                    .map(number -> "got " + number)
                    .timeout(Duration.ofMillis(1))
                    .onErrorReturn(TimeoutException.class, "late"));

            assertThat(playback.recording().operation().result()).isEqualTo("\"late\"");
            assertEqual(playback);
        }

        @Test
        void that_was_not_recorded_fails_when_it_is_subscribed_to() {
            record(feed -> Mono.just("nothing"));
            replayed.script = () -> replayed.one("k").map(number -> "got").onErrorReturn("swallowed");

            Playback playback = replay();

            assertThat(playback.misses()).hasSize(1);
            assertThat(playback.entries().get(0).result()).isEqualTo("\"swallowed\"");
        }
    }

    @Nested
    class Downstream_of {

        @Test
        void an_input_calls_are_no_part_of_it() {
            recorded.one = () -> Mono.just(3);

            Playback playback =
                    recordAndReplay(feed -> feed.one("k").map(feed::plain).flatMap(sum -> feed.send("sum " + sum)
                            .thenReturn("sent " + sum)));

            assertThat(aliases(playback.recording())).containsExactly("Feed", "feed.one", "feed.plain", "feed.send");
            assertEqual(playback);
        }

        @Test
        void an_input_that_gives_many_values_calls_are_no_part_of_it() {
            recorded.many = () -> Flux.just("a", "b");

            Playback playback =
                    recordAndReplay(feed -> feed.many("k").concatMap(feed::send).then(Mono.just("done")));

            assertThat(aliases(playback.recording())).containsExactly("Feed", "feed.many", "feed.send", "feed.send");
            assertEqual(playback);
        }

        @Test
        void an_input_that_gives_its_value_on_another_thread_calls_are_recorded_in_no_order() {
            recorded.one = () -> Mono.just(5).publishOn(Schedulers.boundedElastic());

            Playback playback = recordAndReplay(feed -> feed.one("k").map(number -> "got " + feed.plain(number)));

            assertThat(aliases(playback.recording())).containsExactly("Feed", "feed.one", "feed.plain");
            assertThat(playback.recording().entries()).extracting(Entry::lane).contains("0.f");
            assertEqual(playback);
        }

        @Test
        void an_input_that_ran_for_real_outputs_do_not() {
            recorded.one = () -> Mono.just(6);
            record(feed -> feed.other("k").map(number -> "got"));
            replayed.one = () -> Mono.just(7);
            replayed.script = () ->
                    replayed.other("new").flatMap(number -> replayed.send("x").thenReturn("got"));

            Playback playback = replay();

            assertThat(playback.misses()).hasSize(1).first().isInstanceOf(MissingOutputException.class);
            assertThat(replayed.live).hasValue(1);
        }

        @Test
        void an_operation_others_are_no_part_of_it() {
            recorded.many = () -> Flux.just("a", "b", "c");
            recorded.script = () -> Mono.just("read");
            try (TapeRecorder recorder = recorder()) {
                recorder.enableRecording();
                recorded.all("k").concatMap(recorded::read).blockLast();
            }

            assertThat(cassette.find("Feed")
                            .map(cassette::load)
                            .map(recording -> recording.entries().size()))
                    .containsExactly(1, 1, 1, 1);
        }
    }

    @Nested
    class What_a_flux_gives {

        private final AtomicInteger given = new AtomicInteger();
        private final List<String> dropped = new ArrayList<>();

        @Test
        void is_collected_up_to_the_bound_of_a_value_and_no_further() {
            record(Map.of("playback.recorder.max-value", "1KB"));

            assertThat(dropped)
                    .containsExactly(
                            "TOO_LARGE after 45: It holds a value of more than 1024 bytes. Raise playback.recorder.max-value,"
                                    + " or let the operation hand less to intercepted methods.");
            assertThat(given).hasValue(1000);
        }

        @Test
        void is_collected_up_to_the_bound_of_the_recording_and_no_further() {
            record(Map.of("playback.recorder.max-recording", "2KB"));

            assertThat(dropped)
                    .containsExactly(
                            "TOO_LARGE after 90: It holds more than 2048 bytes. Raise playback.recorder.max-recording,"
                                    + " or let the operation hand less to intercepted methods.");
            assertThat(given).hasValue(1000);
        }

        @Test
        void before_its_caller_gives_it_up_makes_an_incomplete_recording() {
            recorded.many = () -> Flux.just("a", "b", "c");

            recording(
                    Map.of(),
                    () -> assertThat(recorded.all("k").take(2).count().block()).isEqualTo(2));

            assertThat(cassette.find("Feed")).isEmpty();
            assertThat(cassette.find(RecordingLookup.of("Feed").includeIncomplete()))
                    .hasSize(1);
        }

        @Test
        void before_it_fails_drops_the_recording_since_it_cannot_hold_both() {
            recorded.many = () -> Flux.just("a", "b").concatWith(Flux.error(new IllegalStateException("gone")));
            recorded.script = () -> recorded.many("k")
                    .onErrorResume(error -> Flux.just("c"))
                    .collectList()
                    .map(String::valueOf);

            recording(Map.of(), () -> recorded.read("k").block());
            recording(
                    Map.of(),
                    () -> recorded.all("k").onErrorResume(error -> Flux.empty()).blockLast());

            assertThat(dropped)
                    .containsExactly(
                            "FAILED after 0: dev.playback.completion.FailedAfterValuesException: Feed.many failed after 2 values,"
                                    + " and a recording holds either values or an error: java.lang.IllegalStateException: gone."
                                    + " Let it return a Mono of a list, which gives all or nothing.",
                            "FAILED after 0: dev.playback.completion.FailedAfterValuesException: Feed.all failed after 2 values,"
                                    + " and a recording holds either values or an error: java.lang.IllegalStateException: gone."
                                    + " Let it return a Mono of a list, which gives all or nothing.");
        }

        @Test
        void before_it_fails_fails_the_replay_of_one_that_failed_at_once() {
            recorded.many = () -> Flux.error(new IllegalStateException("gone"));
            recording(
                    Map.of(),
                    () -> recorded.all("k").onErrorResume(error -> Flux.empty()).blockLast());

            replayed.many = recorded.many;
            assertThat(replay().failure()).isEmpty();
            replayed.many = () -> Flux.just("new").concatWith(Flux.error(new IllegalStateException("gone")));
            assertThat(replay().failure()).get().isInstanceOf(FailedAfterValuesException.class);
        }

        private void record(Map<String, String> settings) {
            recorded.many = () -> Flux.range(0, 1000)
                    .doOnNext(number -> given.incrementAndGet())
                    .map(number -> "a value of 20 bytes.");
            recording(settings, () -> assertThat(recorded.all("k").count().block())
                    .isEqualTo(1000));
        }

        private void recording(Map<String, String> settings, Runnable work) {
            try (TapeRecorder recorder = TapeRecorder.builder(cassette)
                    .categories("Feed")
                    .settings(Settings.ofProcess().orElse(key -> Optional.ofNullable(settings.get(key))))
                    .listener(new Drops())
                    .build()) {
                recorder.enableRecording();
                work.run();
            }
        }

        private final class Drops implements RecorderListener {

            @Override
            public void dropped(DroppedRecording recording) {
                dropped.add(recording.reason() + " after " + given + ": " + recording.message());
            }
        }
    }

    @Nested
    class Upstream_of {

        @Test
        void an_input_calls_are_part_of_it_whether_made_at_the_subscription_or_at_a_request() {
            recorded.one = () -> Mono.just(recorded.plain(1));
            recorded.many = () -> Flux.range(0, 3).map(number -> "v" + recorded.plain(number));

            Playback playback = recordAndReplay(feed -> feed.one("k")
                    .flatMap(number -> feed.many("k").collectList())
                    .map(Object::toString));

            assertThat(aliases(playback.recording())).containsExactly("Feed", "feed.one", "feed.many");
            assertEqual(playback);
        }
    }

    @Nested
    class An_operation {

        @Test
        void ends_when_its_mono_does_and_what_is_called_on_the_way_is_part_of_it() {
            Playback playback =
                    recordAndReplay(feed -> Mono.just(3).map(feed::plain).flatMap(sum -> feed.send("sum " + sum)
                            .thenReturn("sent " + sum)));

            assertThat(playback.recording().entries())
                    .extracting(Entry::alias)
                    .containsExactly("Feed", "feed.plain", "feed.send");
            assertThat(playback.recording().operation().result()).isEqualTo("\"sent 4\"");
            assertEqual(playback);
        }

        @Test
        void goes_on_on_other_threads_with_context_propagation() {
            Hooks.enableAutomaticContextPropagation();
            try {
                Playback playback = recordAndReplay(feed ->
                        Mono.just(5).publishOn(Schedulers.boundedElastic()).map(number -> "got " + feed.plain(number)));

                assertThat(playback.recording().entries())
                        .extracting(Entry::alias)
                        .containsExactly("Feed", "feed.plain");
                assertEqual(playback);
            } finally {
                Hooks.disableAutomaticContextPropagation();
            }
        }

        @Test
        void has_what_its_publisher_does_after_its_last_signal() {
            Playback playback = recordAndReplay(
                    feed -> Mono.just(3).map(feed::plain).map(String::valueOf).doFinally(signal -> feed.send("audit")
                            .block()));

            assertThat(aliases(playback.recording())).containsExactly("Feed", "feed.plain", "feed.send");
            assertEqual(playback);
        }

        @Test
        void has_it_on_another_thread_too_within_a_moment() throws Exception {
            CountDownLatch audited = new CountDownLatch(1);
            Function<Feed, Mono<String>> script = feed -> Mono.just("x")
                    .publishOn(Schedulers.boundedElastic())
                    .doFinally(signal -> feed.send("audit")
                            .doFinally(end -> audited.countDown())
                            .block());
            Hooks.enableAutomaticContextPropagation();
            try (TapeRecorder recorder = recorder()) {
                recorder.enableRecording();
                recorded.script = () -> script.apply(recorded);
                recorded.read("a").block();
                audited.await();
                recorder.flush(Duration.ofMinutes(1));
                replayed.script = () -> script.apply(replayed);

                Playback playback = replay();

                assertThat(aliases(playback.recording())).containsExactly("Feed", "feed.send");
                assertThat(playback.failure()).isEmpty();
            } finally {
                Hooks.disableAutomaticContextPropagation();
            }
        }

        @Test
        void that_fails_has_threw_and_the_application_gets_the_very_same_exception() {
            IllegalStateException gone = new IllegalStateException("gone");
            recorded.script = () -> Mono.error(gone);
            try (TapeRecorder recorder = recorder()) {
                recorder.enableRecording();
                assertThatThrownBy(() -> recorded.read("a").block()).isSameAs(gone);
            }

            assertThat(only().metadata().exceptionInOperation()).isTrue();
            replayed.script = () -> Mono.error(new IllegalStateException("gone"));
            assertThat(replay().entries().get(0).threw()).isTrue();
        }
    }

    private Playback recordAndReplay(Function<Feed, Mono<String>> script) {
        record(script);
        replayed.script = () -> script.apply(replayed);
        return replay();
    }

    private void record(Function<Feed, Mono<String>> script) {
        recorded.script = () -> script.apply(recorded);
        try (TapeRecorder recorder = recorder()) {
            recorder.enableRecording();
            assertThat(recorded.read("a").block(Duration.ofSeconds(30))).isNotNull();
            recorder.flush(Duration.ZERO);
            assertThat(recorder.counts().dropped()).isZero();
            assertThat(recorder.saved()).isEqualTo(1);
        }
    }

    private TapeRecorder recorder() {
        return TapeRecorder.builder(cassette).categories("Feed").build();
    }

    private Playback replay() {
        return TapePlayer.over(cassette, Feed.class).play(only().id(), () -> replayed);
    }

    private Recording only() {
        return cassette.load(cassette.find("Feed").findFirst().orElseThrow());
    }

    private static List<String> aliases(Recording recording) {
        return recording.entries().stream().map(Entry::alias).toList();
    }

    private void assertEqual(Playback playback) {
        assertThat(playback.failure()).isEmpty();
        assertThat(playback.unusedInputs()).isEmpty();
        assertThat(playback.entries())
                .extracting(entry -> entry.alias() + entry.threw() + (entry.threw() ? "" : entry.result()))
                .containsExactlyElementsOf(playback.recording().entries().stream()
                        .map(entry -> entry.alias() + entry.threw() + (entry.threw() ? "" : entry.result()))
                        .toList());
        assertThat(replayed.live).hasValue(0);
    }
}
