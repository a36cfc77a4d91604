package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.annotation.RecordingParameters;
import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Settings;
import dev.playback.interception.Intercept;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recorder.RecorderCounts;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results that come later. */
@SuppressWarnings("FutureReturnValueIgnored") // The test completes what the application would wait for.
@Timeout(60)
class AsyncTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final BlockingQueue<RecordingId> saved = new ArrayBlockingQueue<>(10);
    private final Kiosk recorded = new Kiosk();
    private final Kiosk replayed = new Kiosk();
    private final List<TapeRecorder> recorders = new ArrayList<>();

    @AfterEach
    void closeRecorders() {
        recorders.forEach(TapeRecorder::close);
    }

    @Nested
    class An_input {

        @Test
        void is_recorded_when_its_stage_completes_and_the_application_gets_that_very_stage() throws Exception {
            CompletableFuture<List<String>> stage = new CompletableFuture<>();
            recorded.world = () -> stage;
            recorded.script = () -> {
                CompletionStage<List<String>> got = recorded.stage("k");
                assertThat(got).isSameAs(stage);
                stage.complete(new ArrayList<>(List.of("late")));
                return got.toCompletableFuture().join().get(0);
            };
            recording(Map.of());
            recorded.job("a");
            replayed.script = () -> {
                CompletionStage<List<String>> got = replayed.stage("k");
                assertThat(got.toCompletableFuture()).isCompletedWithValue(List.of("late"));
                return got.toCompletableFuture().join().get(0);
            };

            Playback playback = replay("Kiosk");

            assertThat(playback.failure()).isEmpty();
            assertThat(playback.entries().get(0).result()).isEqualTo("\"late\"");
            assertThat(replayed.live).isEmpty();
        }

        @Test
        void that_fails_fails_late_again() throws Exception {
            recorded.world = () -> CompletableFuture.failedFuture(new IllegalStateException("down"));
            recorded.script = () -> failureOf(() -> recorded.stage("k"));
            recording(Map.of());
            recorded.job("a");
            replayed.script = () -> failureOf(() -> replayed.stage("k"));

            Playback playback = replay("Kiosk");

            assertThat(playback.entries().get(0).result()).isEqualTo("\"late: down\"");
            assertThat(playback.recording().operation().result()).isEqualTo("\"late: down\"");
        }

        @Test
        void that_throws_at_once_throws_at_once_again() throws Exception {
            recorded.world = () -> {
                throw new IllegalStateException("refused");
            };
            recorded.script = () -> failureOf(() -> recorded.stage("k"));
            recording(Map.of());
            recorded.job("a");
            replayed.script = () -> failureOf(() -> replayed.stage("k"));

            Playback playback = replay("Kiosk");

            assertThat(playback.recording().operation().result()).isEqualTo("\"at once: refused\"");
            assertThat(playback.entries().get(0).result()).isEqualTo("\"at once: refused\"");
        }

        @Test
        void may_be_a_future_without_callbacks() throws Exception {
            FutureTask<Integer> task = new FutureTask<>(() -> 42);
            recorded.world = () -> task;
            recorded.script = () -> {
                Future<Integer> future = recorded.future("k");
                assertThat(future).isSameAs(task);
                task.run();
                return future.get();
            };
            recording(Map.of());
            recorded.job("a");
            saved.take();
            replayed.script = () -> replayed.future("k").get();

            Playback playback = replay("Kiosk");

            assertThat(playback.entries().get(0).result()).isEqualTo("42");
            assertThat(playback.failure()).isEmpty();
        }

        @Test
        void that_completes_after_its_operation_is_still_recorded() throws Exception {
            CompletableFuture<List<String>> stage = new CompletableFuture<>();
            recorded.world = () -> stage;
            recorded.script = () -> {
                recorded.stage("k");
                return "gone on";
            };
            TapeRecorder recorder = recording(Map.of());
            recorded.job("a");
            assertThat(recorder.counts().underWay()).isEqualTo(1);

            stage.complete(List.of("late"));

            Recording recording = cassette.load(saved.take());
            assertThat(recording.entries()).extracting(Entry::alias).containsExactly("Kiosk", "kiosk.stage");
            assertThat(recording.metadata().incomplete()).isFalse();
        }

        @Test
        void that_never_completes_leaves_the_recording_incomplete_and_the_application_alone() throws Exception {
            CompletableFuture<List<String>> stage = new CompletableFuture<>();
            recorded.world = () -> stage;
            recorded.script = () -> {
                recorded.stage("k");
                return "gone on";
            };
            TapeRecorder recorder = recording(Map.of("playback.recorder.completion", "20ms"));

            assertThat(recorded.job("a")).isEqualTo("gone on");

            Recording recording = cassette.load(saved.take());
            assertThat(recording.metadata().incomplete()).isTrue();
            assertThat(recording.entries()).extracting(Entry::alias).containsExactly("Kiosk");
            assertThat(stage).isNotDone();
            assertThat(recorder.counts().underWay()).isZero();
        }

        @Test
        void with_a_data_handler_gives_the_application_a_fresh_value_as_late() throws Exception {
            CompletableFuture<InputStream> source = new CompletableFuture<>();
            recorded.world = () -> source;
            recorded.script = () -> {
                CompletionStage<InputStream> got = recorded.download("k");
                assertThat(got.toCompletableFuture()).isNotDone();
                source.complete(new ByteArrayInputStream("bytes".getBytes(StandardCharsets.UTF_8)));
                return text(got);
            };
            recording(Map.of());
            assertThat(recorded.job("a")).isEqualTo("bytes");
            replayed.script = () -> text(replayed.download("k"));

            Playback playback = replay("Kiosk");

            assertThat(playback.failure()).isEmpty();
            assertThat(playback.entries().get(0).result()).isEqualTo("\"bytes\"");
            assertThat(replayed.live).isEmpty();
        }

        @Test
        void with_a_data_handler_fails_with_the_very_same_exception_and_hands_a_cancellation_on() throws Exception {
            IllegalStateException down = new IllegalStateException("down");
            CompletableFuture<InputStream> cancelled = new CompletableFuture<>();
            Iterator<CompletableFuture<InputStream>> sources = List.of(
                            CompletableFuture.<InputStream>failedFuture(down), cancelled)
                    .iterator();
            recorded.world = sources::next;
            List<Throwable> seen = new ArrayList<>();
            recorded.script = () -> {
                recorded.download("k").whenComplete((value, error) -> seen.add(error));
                recorded.download("k").toCompletableFuture().cancel(true);
                return "done";
            };
            recording(Map.of());

            recorded.job("a");

            assertThat(seen).singleElement().isSameAs(down);
            assertThat(cancelled).isCancelled();
            assertThat(cassette.load(saved.take()).entries())
                    .filteredOn(Entry::threw)
                    .hasSize(2);
        }

        @Test
        void with_a_data_handler_that_is_a_plain_future_is_handed_on_untouched_and_not_recorded() throws Exception {
            Future<InputStream> source = CompletableFuture.completedFuture(InputStream.nullInputStream());
            Future<InputStream> plain = new FutureTask<>(source::get);
            recorded.world = () -> plain;
            List<Object> got = new ArrayList<>();
            recorded.script = () -> got.add(recorded.upload("k"));
            BlockingQueue<DroppedRecording> dropped = new ArrayBlockingQueue<>(1);
            try (TapeRecorder recorder = TapeRecorder.builder(cassette)
                    .categories("Kiosk")
                    .listener(new RecorderListener() {
                        @Override
                        public void dropped(DroppedRecording one) {
                            dropped.add(one);
                        }
                    })
                    .build()) {
                recorder.enableRecording();
                recorded.job("a");
            }

            assertThat(got).singleElement().isSameAs(plain);
            assertThat(dropped.take().message()).contains("Kiosk.upload has a data handler");
        }

        private static String text(CompletionStage<InputStream> stage) throws Exception {
            try (InputStream bytes = stage.toCompletableFuture().get(30, TimeUnit.SECONDS)) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        private static String late(CompletionStage<?> stage) {
            try {
                stage.toCompletableFuture().get();
                return "none";
            } catch (ExecutionException e) {
                return "late: " + Objects.requireNonNull(e.getCause()).getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }

        private String failureOf(Supplier<CompletionStage<?>> call) {
            try {
                return late(call.get());
            } catch (IllegalStateException e) {
                return "at once: " + e.getMessage();
            }
        }
    }

    @Nested
    class An_output {

        @Test
        void is_recorded_with_what_it_completes_with() throws Exception {
            recorded.world = () -> CompletableFuture.completedFuture("sent");
            recorded.script = () -> recorded.publish("m").get(1, TimeUnit.SECONDS);
            recording(Map.of());
            recorded.job("a");
            replayed.script = () -> replayed.publish("m").getNow("not yet");

            Playback playback = replay("Kiosk");

            assertThat(playback.entries().get(0).result()).isEqualTo("\"sent\"");
        }
    }

    @Nested
    class An_operation {

        @Test
        void ends_when_its_stage_does_on_whatever_thread_that_is() throws Exception {
            CompletableFuture<String> trigger = new CompletableFuture<>();
            recorded.world = () -> "found";
            recorded.script = () -> laterUsing(recorded, trigger);
            TapeRecorder recorder = recording(Map.of());

            CompletionStage<String> stage = recorded.later("a");
            assertThat(recorder.counts().underWay()).isEqualTo(1);
            Thread other = new Thread(() -> trigger.complete("go"), "completer");
            other.start();
            other.join();

            assertThat(stage.toCompletableFuture()).isCompletedWithValue("go found");
            Recording recording = cassette.load(saved.take());
            assertThat(recording.operation().result()).isEqualTo("\"go found\"");
            assertThat(recording.entries()).extracting(Entry::alias).containsExactly("Kiosk.later", "kiosk.plain");

            CompletableFuture<String> again = new CompletableFuture<>();
            replayed.script = () -> {
                new Thread(() -> again.complete("go")).start();
                return laterUsing(replayed, again);
            };
            Playback playback = replay("Kiosk.later");
            assertThat(playback.failure()).isEmpty();
            assertThat(playback.entries().get(0).result()).isEqualTo("\"go found\"");
        }

        @Test
        void whose_stage_never_completes_ends_incomplete() throws Exception {
            recorded.script = CompletableFuture::new;
            recording(Map.of("playback.recorder.max-duration", "20ms"));

            CompletionStage<String> stage = recorded.later("a");

            Recording recording = cassette.load(saved.take());
            assertThat(recording.metadata().incomplete()).isTrue();
            assertThat(stage.toCompletableFuture()).isNotDone();
            assertThatThrownBy(recording::operation).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void whose_stage_fails_has_threw() throws Exception {
            IllegalStateException down = new IllegalStateException("down");
            recorded.script = () -> CompletableFuture.failedFuture(down);
            recording(Map.of());

            CompletionStage<String> stage = recorded.later("a");

            assertThatThrownBy(() -> stage.toCompletableFuture().join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isSameAs(down);
            assertThat(cassette.load(saved.take()).metadata().exceptionInOperation())
                    .isTrue();
        }

        /** Asks an input on the thread that completes the trigger. */
        private static CompletionStage<String> laterUsing(Kiosk kiosk, CompletableFuture<String> trigger) {
            List<String> found = new ArrayList<>();
            Runnable ask = Intercept.wrap(() -> {
                found.add(kiosk.plain("k"));
            });
            return trigger.thenApply(text -> {
                ask.run();
                return text + " " + found.get(0);
            });
        }
    }

    @Nested
    class What_a_stage_failed_with {

        @Test
        void comes_back_in_the_form_in_which_it_was_seen() throws Exception {
            recorded.world = () -> CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("down");
            });
            recorded.script = () -> seen(recorded.stage("k"));
            recording(Map.of());
            recorded.job("a");
            saved.take();
            replayed.script = () -> seen(replayed.stage("k"));

            Playback playback = replay("Kiosk");

            assertThat(playback.recording().operation().result())
                    .isEqualTo("\"CompletionException of IllegalStateException\"");
            assertThat(playback.entries().get(0).result())
                    .isEqualTo(playback.recording().operation().result());
        }

        private static String seen(CompletionStage<?> stage) {
            return stage.handle((value, error) -> error.getClass().getSimpleName() + " of "
                            + Objects.requireNonNull(error.getCause())
                                    .getClass()
                                    .getSimpleName())
                    .toCompletableFuture()
                    .join();
        }
    }

    @Test
    void who_waits_for_an_operation_is_no_part_of_it() throws Exception {
        CompletableFuture<String> trigger = new CompletableFuture<>();
        recorded.world = () -> "sent";
        // Completed by work of the operation itself.
        List<Runnable> complete = new ArrayList<>();
        recorded.script = () -> {
            complete.add(Intercept.wrap(() -> {
                trigger.complete("it");
            }));
            return trigger;
        };
        TapeRecorder recorder = recording(Map.of());
        List<Object> after = new ArrayList<>();
        // Stages tell the last one first.
        CompletionStage<String> stage = recorded.later("a");
        stage.thenRun(() -> {
            recorded.script = () -> recorded.send("after");
            try {
                after.add(recorded.job("b"));
            } catch (Exception e) {
                after.add(e);
            }
        });
        complete.get(0).run();

        recorder.flush(Duration.ofSeconds(30));
        assertThat(after).containsExactly("sent");
        assertThat(cassette.load(cassette.find("Kiosk.later").findFirst().orElseThrow())
                        .entries())
                .hasSize(1);
        assertThat(cassette.load(cassette.find("Kiosk").findFirst().orElseThrow())
                        .entries())
                .extracting(Entry::alias)
                .containsExactly("Kiosk", "kiosk.send");
    }

    @Nested
    class An_operation_that_sampling_leaves_out {

        private final Kiosk leftOut = new LeftOut();
        private final CompletableFuture<String> trigger = new CompletableFuture<>();

        @Test
        void can_be_forced_until_its_stage_completes() throws Exception {
            TapeRecorder recorder = recording(Map.of());
            leftOut.world = () -> "found";
            leftOut.script = () -> after(() -> {
                recorder.forceSampleRecording();
                return leftOut.plain("k");
            });

            leftOut.later("a");
            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(1, 0, Map.of(), 1, 0, 0));
            trigger.complete("done");

            Recording recording = cassette.load(saved.take());
            assertThat(recording.metadata().incomplete()).isTrue();
            assertThat(recording.operation().result()).isEqualTo("\"done\"");
            assertThat(recording.entries()).extracting(Entry::alias).containsExactly("Kiosk.later", "kiosk.plain");
            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(1, 1, Map.of(), 0, 0, 0));
        }

        @Test
        void that_is_forced_before_it_returns_is_recorded_until_its_stage_completes() throws Exception {
            TapeRecorder recorder = recording(Map.of());
            leftOut.world = () -> "found";
            leftOut.script = () -> {
                recorder.forceSampleRecording();
                return after(() -> leftOut.plain("k"));
            };

            leftOut.later("a");
            trigger.complete("done");

            assertThat(cassette.load(saved.take()).entries())
                    .extracting(Entry::alias)
                    .containsExactly("Kiosk.later", "kiosk.plain");
        }

        @Test
        void has_the_calls_of_work_that_was_handed_on_before_it_was_forced() throws Exception {
            TapeRecorder recorder = recording(Map.of());
            leftOut.world = () -> "found";
            List<Runnable> forces = new ArrayList<>();
            leftOut.script = () -> {
                forces.add(Intercept.wrap(recorder::forceSampleRecording));
                return after(() -> leftOut.plain("k"));
            };

            leftOut.later("a");
            forces.get(0).run();
            trigger.complete("done");

            assertThat(cassette.load(saved.take()).entries())
                    .extracting(Entry::alias)
                    .containsExactly("Kiosk.later", "kiosk.plain");
        }

        @Test
        void that_is_forced_later_is_waited_for_no_longer_than_others() throws Exception {
            TapeRecorder recorder = recording(Map.of("playback.recorder.max-duration", "1ms"));
            List<Runnable> late = new ArrayList<>();
            leftOut.script = () -> {
                late.add(Intercept.wrap(recorder::forceSampleRecording));
                return trigger;
            };
            leftOut.later("a");

            late.get(0).run();

            assertThat(cassette.load(saved.take()).metadata().incomplete()).isTrue();
        }

        @Test
        void cannot_be_forced_after_that() throws Exception {
            TapeRecorder recorder = recording(Map.of());
            List<Runnable> late = new ArrayList<>();
            leftOut.script = () -> {
                late.add(Intercept.wrap(recorder::forceSampleRecording));
                return trigger;
            };
            leftOut.later("a");
            trigger.complete("done");

            late.get(0).run();

            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(1, 0, Map.of(), 1, 0, 0));
        }

        @Test
        void has_the_operations_that_begin_before_its_stage_completes() throws Exception {
            TapeRecorder recorder = recording(Map.of());
            leftOut.script = () -> after(() -> recorded.job("inside"));

            leftOut.later("a");
            trigger.complete("done");

            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(1, 0, Map.of(), 1, 0, 0));
        }

        private CompletionStage<String> after(Callable<?> work) {
            Callable<?> bound = Intercept.wrap(work);
            return trigger.thenApply(text -> {
                try {
                    bound.call();
                    return text;
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
        }
    }

    @RecordingParameters(samplingRate = 0)
    private static final class LeftOut extends Kiosk {}

    private TapeRecorder recording(Map<String, String> settings) {
        TapeRecorder recorder = TapeRecorder.builder(cassette)
                .categories("Kiosk", "Kiosk.later")
                .settings(Settings.ofProcess().orElse(key -> Optional.ofNullable(settings.get(key))))
                .listener(new RecorderListener() {
                    @Override
                    public void saved(RecordingId id) {
                        saved.add(id);
                    }

                    @Override
                    public void dropped(DroppedRecording dropped) {
                        throw new AssertionError(dropped.message(), dropped.cause());
                    }
                })
                .build();
        recorders.add(recorder);
        recorder.enableRecording();
        return recorder;
    }

    private Playback replay(String category) {
        recorders.forEach(TapeRecorder::close);
        RecordingId id = cassette.find(RecordingLookup.of(category)).findFirst().orElseThrow();
        return TapePlayer.over(cassette, Kiosk.class).play(id, () -> replayed);
    }
}
