package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.annotation.InputDataHandler;
import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.Operation;
import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.TapeCassette;
import dev.playback.completion.Interest;
import dev.playback.completion.Stages;
import dev.playback.interception.Intercept;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the end of an operation asks of the application, and what it leaves behind. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // The test completes what the application would wait for.
class OperationEndTests {

    private final InMemoryTapeCassette cassette = new InMemoryTapeCassette();
    private final LinkedBlockingQueue<RecordingId> saved = new LinkedBlockingQueue<>();
    private final List<DroppedRecording> drops = new ArrayList<>();
    private final Service recorded = new Service();
    private final Service replayed = new Service();

    /** Its operations do what a test says. */
    static class Service {

        Callable<CompletionStage<String>> stages = CompletableFuture::new;
        Callable<Future<String>> futures = CompletableFuture::new;
        Callable<Object> values = Object::new;
        Runnable sending = () -> {};

        @Operation(category = "Service.stage")
        CompletionStage<String> stage() throws Exception {
            return stages.call();
        }

        @Operation(category = "Service.future")
        Future<String> future() throws Exception {
            return futures.call();
        }

        @Operation(category = "Service.plain")
        Object plain() throws Exception {
            return values.call();
        }

        @InterceptInput("status")
        boolean isReady() {
            return false;
        }

        @InterceptInput("closed")
        CompletableFuture<String> closed(CompletableFuture<String> stage) {
            return stage;
        }

        @InterceptInput(value = "text", dataHandler = Wrong.class)
        String text(@Nullable Object handedOn) {
            return "text";
        }

        @InterceptInput(value = "count", dataHandler = Wrong.class)
        int count(@Nullable Object handedOn) {
            return 7;
        }

        @InterceptInput(value = "busy", dataHandler = Busy.class)
        String busy() {
            return "busy";
        }

        @InterceptInput(value = "nothing", dataHandler = Busy.class)
        void nothing() {}

        @InterceptOutput("send")
        void send(String text) {
            sending.run();
        }
    }

    /** Hands on the first argument, whatever it is. */
    static final class Wrong implements InputDataHandler {

        @Override
        public Prepared prepare(InterceptedCall call, @Nullable Object value) {
            return new Prepared("data", call.arguments().get(0));
        }

        @Override
        public @Nullable Object restore(InterceptedCall call, @Nullable Object data) {
            return data;
        }
    }

    /** Hands work to others, and asks what is intercepted. */
    static final class Busy implements InputDataHandler {

        @Override
        public Prepared prepare(InterceptedCall call, @Nullable Object value) {
            Intercept.wrap(() -> {}).run();
            assertThat(Intercept.inRecordingMode()).isTrue();
            return new Prepared(new Service().isReady(), value);
        }

        @Override
        public @Nullable Object restore(InterceptedCall call, @Nullable Object data) {
            return "busy";
        }
    }

    @Nested
    class A_stage {

        @Test
        void that_does_not_say_whether_it_is_done_is_never_asked() throws Exception {
            CompletableFuture<String> trigger = new CompletableFuture<>();
            List<Runnable> work = new ArrayList<>();
            recorded.stages = () -> {
                work.add(Intercept.wrap(() -> recorded.send("inside")));
                return trigger.minimalCompletionStage();
            };

            record(() -> {
                CompletionStage<String> stage = recorded.stage();
                work.get(0).run();
                trigger.complete("done");
                assertThat(stage).succeedsWithin(1, TimeUnit.MINUTES).isEqualTo("done");
                assertThat(aliases(saved.take())).containsExactly("Service.stage", "send");
            });
        }

        @Test
        void that_outlives_the_recording_does_not_hold_on_to_it() throws Exception {
            CompletableFuture<String> never = new CompletableFuture<>();
            record(() -> {
                recorded.values = () -> {
                    recorded.closed(never);
                    Intercept.discardRecording();
                    return "discarded";
                };
                recorded.plain();
            });

            assertThat(never.getNumberOfDependents()).isZero();
        }

        @Test
        void tells_what_it_failed_with_as_it_is() {
            CompletableFuture<String> failed = new CompletableFuture<>();
            List<Throwable> heard = new ArrayList<>();
            IllegalStateException gone = new IllegalStateException("gone");
            Stages.listen(failed, new Interest(), (value, error) -> heard.add(error));

            failed.completeExceptionally(gone);

            assertThat(heard).singleElement().isSameAs(gone);
        }

        @Test
        void of_a_class_of_the_application_is_not_heard_once_nobody_is_interested() {
            CompletableFuture<String> own = new CompletableFuture<>() {};
            Interest interest = new Interest();
            List<Object> heard = new ArrayList<>();
            Stages.listen(own, interest, (value, error) -> heard.add(value));

            interest.end();
            own.complete("late");

            assertThat(heard).isEmpty();
        }
    }

    @Nested
    class A_future {

        /** Asks an intercepted method whether it is done. */
        private static final class Remote extends FutureTask<String> {

            private final Service service;

            Remote(Service service) {
                super(() -> "done");
                this.service = service;
            }

            @Override
            public boolean isDone() {
                return service.isReady() || super.isDone();
            }
        }

        @Test
        void that_runs_code_of_the_application_when_it_is_asked_is_not_asked_by_its_calls() throws Exception {
            Remote remote = new Remote(recorded);
            List<Runnable> work = new ArrayList<>();
            recorded.futures = () -> {
                work.add(Intercept.wrap(() -> recorded.send("inside")));
                return remote;
            };

            record(() -> {
                recorded.future();
                work.get(0).run();
                remote.run();
                assertThat(aliases(saved.take())).containsExactly("Service.future", "send");
            });
        }

        @Test
        void of_an_operation_is_replayed_to_its_end_each_time() throws Exception {
            recorded.futures = OperationEndTests::onAThread;
            replayed.futures = OperationEndTests::onAThread;
            record(() -> {
                recorded.future().get();
                saved.put(saved.take());
            });

            for (int i = 0; i < 50; i++) {
                assertThat(replay().failure()).isEmpty();
            }
        }
    }

    private static Future<String> onAThread() {
        FutureTask<String> task = new FutureTask<>(() -> "done");
        new Thread(task).start();
        return task;
    }

    @Nested
    class A_data_handler {

        @Test
        void that_hands_on_what_does_not_fit_drops_the_recording_and_reaches_nobody() throws Exception {
            recorded.values = () -> recorded.text(List.of("x")) + recorded.count("y");

            record(() -> {
                assertThat(recorded.plain()).isEqualTo("text7");
            });

            assertThat(drops)
                    .extracting(DroppedRecording::message)
                    .singleElement()
                    .asString()
                    .contains(
                            "Service.text hands on a java.util.ImmutableCollections$List12, which is no java.lang.String");
        }

        @Test
        void that_hands_on_null_for_a_number_does_so_too() throws Exception {
            recorded.values = () -> recorded.count(null);

            record(() -> {
                assertThat(recorded.plain()).isEqualTo(7);
            });

            assertThat(drops).extracting(DroppedRecording::message).asString().contains("hands on null");
        }

        @Test
        void may_hand_work_to_others_which_takes_no_lane_of_the_operation() throws Exception {
            recorded.values = () -> withLane(recorded);
            replayed.values = () -> withLane(replayed);
            record(() -> {
                recorded.plain();
            });

            Playback playback = replay();

            assertThat(playback.failure()).isEmpty();
            assertThat(playback.recording().entries()).extracting(Entry::lane).containsExactly("0", "0", "0.1");
            assertThat(playback.entries())
                    .extracting(Entry::lane)
                    .contains("0.1")
                    .doesNotContain("0.2");
        }

        @Test
        void may_be_of_a_method_that_returns_nothing() throws Exception {
            recorded.values = () -> {
                recorded.nothing();
                return "done";
            };

            record(recorded::plain);

            assertThat(drops).isEmpty();
            assertThat(aliases(saved.element())).containsExactly("Service.plain", "nothing");
        }

        private static String withLane(Service service) {
            service.busy();
            Intercept.wrap(() -> service.send("from a lane")).run();
            return "done";
        }
    }

    @Test
    void a_miss_that_is_caught_lets_no_later_call_run_for_real() throws Exception {
        recorded.values = () -> "recorded";
        record(recorded::plain);
        AtomicInteger real = new AtomicInteger();
        replayed.sending = real::incrementAndGet;
        replayed.values = () -> {
            assertThatThrownBy(replayed::isReady).isInstanceOf(MissingInputException.class);
            assertThatThrownBy(() -> replayed.send("real")).isInstanceOf(MissingOutputException.class);
            return "recorded";
        };

        Playback playback = replay();

        assertThat(real).hasValue(0);
        assertThat(playback.failure()).isPresent();
    }

    @Nested
    class A_listener {

        @Test
        void may_wait_for_what_another_thread_of_the_operation_does_to_the_recording() throws Exception {
            CountDownLatch hears = new CountDownLatch(1);
            CountDownLatch discarded = new CountDownLatch(1);
            recorded.values = () -> {
                Thread other = new Thread(Intercept.wrap(() -> {
                    await(hears);
                    Intercept.discardRecording();
                    discarded.countDown();
                }));
                other.start();
                recorded.send("x".repeat(20_000_000));
                other.join();
                return "done";
            };
            RecorderListener waiting = new RecorderListener() {
                @Override
                public void dropped(DroppedRecording dropped) {
                    hears.countDown();
                    await(discarded);
                }
            };

            try (TapeRecorder recorder =
                    TapeRecorder.builder(cassette).listener(waiting).build()) {
                recorder.enableRecording();
                assertThat(recorded.plain()).isEqualTo("done");
                assertThat(recorder.counts().dropped()).isEqualTo(1);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void a_clock_that_fails_reaches_nobody_and_no_operation_stays_under_way() throws Exception {
        Clock broken = new Clock() {
            private int asked;

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                if (++asked % 3 == 0) {
                    throw new IllegalStateException("no time");
                }
                return Instant.EPOCH;
            }
        };
        recorded.values = () -> "fine";

        try (TapeRecorder recorder =
                TapeRecorder.builder(cassette).clock(broken).build()) {
            recorder.enableRecording();
            for (int i = 0; i < 20; i++) {
                assertThat(recorded.plain()).isEqualTo("fine");
            }
            assertThat(recorder.counts().underWay()).isZero();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void record(Work work) throws Exception {
        try (TapeRecorder recorder = recorder()) {
            recorder.enableRecording();
            work.run();
        }
    }

    private TapeRecorder recorder() {
        return TapeRecorder.builder(cassette)
                .categories("Service.stage", "Service.future", "Service.plain")
                .listener(new RecorderListener() {
                    @Override
                    public void saved(RecordingId id) {
                        saved.add(id);
                    }

                    @Override
                    public void dropped(DroppedRecording dropped) {
                        drops.add(dropped);
                    }
                })
                .build();
    }

    private List<String> aliases(RecordingId id) {
        return cassette.load(id).entries().stream().map(Entry::alias).toList();
    }

    private Playback replay() {
        RecordingId id = saved.element();
        return TapePlayer.over((TapeCassette) cassette, Service.class).play(id, () -> replayed);
    }
}
