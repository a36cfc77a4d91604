package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.interception.Intercept;
import dev.playback.interception.LiveCall;
import dev.playback.interception.ReplayRun;
import dev.playback.interception.SessionAccessor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Calls that reach an intercepted method without a session while replays run. */
class LiveCallTests {

    private final Stand stand = new Stand();
    private final Kiosk stray = new Kiosk();
    private final List<Playback> playbacks = new CopyOnWriteArrayList<>();

    LiveCallTests() {
        stray.world = () -> "live";
        stand.record(() -> "nothing");
    }

    @Nested
    class While_a_replay_is_open {

        @Test
        void are_counted_on_it_with_thread_and_stack_and_how_to_declare_them() {
            Playback playback = stand.replay(() -> elsewhere(() -> stray.plain("k")));

            assertThat(playback.liveCalls()).singleElement().satisfies(call -> {
                assertThat(call.thread()).isEqualTo("elsewhere");
                assertThat(call.stack().get(0).getMethodName()).isEqualTo("plain");
            });
            assertThat(playback.failure()).get().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(RanLiveException.class)
                    .hasMessageContainingAll("kiosk.plain", "'elsewhere'", "Intercept.live"));
        }

        @Test
        void are_kept_up_to_a_hundred_and_counted_beyond() {
            Playback playback = stand.replay(() -> elsewhere(() -> {
                for (int i = 0; i < 250; i++) {
                    stray.plain("k");
                }
                return null;
            }));

            assertThat(playback.liveCalls()).hasSize(100);
            assertThat(playback.failure()).get().satisfies(failure -> assertThat(failure)
                    .hasMessageContaining("and 249 other calls did"));
        }

        @Test
        void are_counted_on_the_thread_of_the_replay_too_if_somebody_unbound_it() {
            SessionAccessor library = new SessionAccessor();

            Playback playback = stand.replay(() -> {
                Object before = Objects.requireNonNull(library.getValue());
                library.setValue();
                try {
                    return stray.plain("k");
                } finally {
                    library.restore(before);
                }
            });

            assertThat(playback.liveCalls()).hasSize(1);
        }

        @Test
        void do_not_count_if_they_are_declared_or_part_of_another_replay() {
            Stand other = new Stand();
            other.recorded.world = () -> "found";
            other.record(() -> other.recorded.plain("k"));

            Playback playback = stand.replay(() -> elsewhere(() -> {
                Intercept.live(() -> stray.plain("k"));
                return other.replay(() -> other.replayed.plain("k"));
            }));

            assertThat(playback.failure()).isEmpty();
            assertThat(stray.live).hasSize(1);
        }
    }

    @Nested
    class On_the_thread_of_another_test {

        @Test
        void do_not_count() throws Exception {
            CountDownLatch open = new CountDownLatch(1);
            CountDownLatch called = new CountDownLatch(1);
            Thread replaying = new Thread(() -> playbacks.add(stand.replay(() -> {
                open.countDown();
                called.await();
                return "nothing";
            })));

            replaying.start();
            open.await();
            stray.plain("of this test");
            called.countDown();
            replaying.join();

            assertThat(playbacks).singleElement().satisfies(playback -> assertThat(playback.liveCalls())
                    .isEmpty());
        }
    }

    @Nested
    class Between_replays {

        @Test
        void are_counted_on_the_run_but_not_before_its_first_replay_and_not_after_its_end() throws Exception {
            ReplayRun run = ReplayRun.open();
            elsewhere(() -> stray.plain("start-up"));
            assertThat(run.count()).isZero();

            stand.replay(() -> "nothing");
            elsewhere(() -> stray.plain("left behind"));
            run.close();
            elsewhere(() -> stray.plain("afterwards"));

            assertThat(run.count()).isEqualTo(1);
            assertThat(run.takeLiveCalls())
                    .singleElement()
                    .extracting(LiveCall::thread)
                    .isEqualTo("elsewhere");
            assertThat(run.takeLiveCalls()).isEmpty();
        }

        @Test
        void do_not_count_on_the_thread_of_a_test() throws Exception {
            try (ReplayRun run = ReplayRun.open()) {
                stand.replay(() -> "nothing");
                stray.plain("of this test");
                new ForkJoinPool(1)
                        .submit(() -> stray.plain("of nobody knows whom"))
                        .get();

                assertThat(run.count()).isEqualTo(1);
            }
        }
    }

    /** Runs {@code work} on a thread that no replay knows. */
    private static Object elsewhere(Callable<?> work) throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "elsewhere");
        thread.start();
        thread.join();
        return "done";
    }
}
