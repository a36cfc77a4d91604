package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
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
        void that_was_not_recorded_fails_when_it_is_subscribed_to() {
            record(feed -> Mono.just("nothing"));
            replayed.script = () -> replayed.one("k").map(number -> "got").onErrorReturn("swallowed");

            Playback playback = replay();

            assertThat(playback.misses()).hasSize(1);
            assertThat(playback.entries().get(0).result()).isEqualTo("\"swallowed\"");
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
