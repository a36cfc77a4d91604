package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.recording.RecordingMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AsyncTapeClosingTests extends AsyncTapes {

    @Nested
    class Closing {

        @Test
        void writes_what_waits_and_takes_nothing_more() {
            InMemoryTapeCassette store = new InMemoryTapeCassette();
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(store));
            for (int i = 0; i < 30; i++) {
                cassette.save(recording("n" + i, 2, 10));
            }

            AsyncReport report = cassette.close(LONG);
            cassette.save(recording("late", 1, 10));

            assertThat(report).isEqualTo(new AsyncReport(30, 0, Map.of(), 0, 0));
            assertThat(store.recordingIds()).hasSize(30);
            assertThat(cassette.report().dropped()).isEqualTo(Map.of(DropReason.CLOSED, 1L));
            assertThat(cassette.close(LONG)).isEqualTo(cassette.report());
        }

        @Test
        void over_a_store_that_hangs_says_what_is_lost() {
            Gate gate = new Gate();
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate));
            for (int i = 0; i < 7; i++) {
                cassette.save(recording("n" + i, 2, 10));
            }

            AsyncReport report = cassette.close(Duration.ofMillis(50));

            assertThat(report.saved()).isZero();
            assertThat(report.dropped()).isEqualTo(Map.of(DropReason.CLOSED, 7L));
            assertThat(report.waiting()).isZero();
            assertThat(told.dropped).hasSize(7);
        }

        @Test
        void removes_what_was_begun_and_never_saved() {
            Gate gate = new Gate();
            gate.open();
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate));
            RecordingDraft draft = cassette.create(recording("begun", 1, 1).id());
            draft.add(entry(0, 10));
            assertThat(cassette.flush(LONG)).isTrue();

            cassette.close(LONG);

            assertThat(gate.aborted).hasValue(1);
        }

        @Test
        void loses_count_of_nothing_while_many_threads_record() throws Exception {
            InMemoryTapeCassette store = new InMemoryTapeCassette();
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(store).maxEntries(64));
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<?>> recorded = new ArrayList<>();
            CountDownLatch half = new CountDownLatch(200);
            try {
                for (int t = 0; t < 4; t++) {
                    int thread = t;
                    recorded.add(pool.submit(() -> {
                        for (int i = 0; i < 250; i++) {
                            cassette.save(recording("t" + thread + "n" + i, 2, 10));
                            half.countDown();
                        }
                    }));
                }
                half.await();
                cassette.close(LONG);
                for (Future<?> one : recorded) {
                    one.get();
                }
            } finally {
                pool.shutdownNow();
            }

            AsyncReport report = cassette.report();
            assertThat(report.saved() + report.lost()).isEqualTo(1000);
            assertThat(report.waiting()).isZero();
            assertThat(store.recordingIds()).hasSize((int) report.saved());
            assertThat(told.saved).hasSize((int) report.saved());
            assertThat(told.dropped).hasSize((int) report.lost());
        }
    }

    @Nested
    class Released {

        @Test
        void writes_what_waits_finishes_what_was_begun_and_leaves_the_store_open() {
            Gate gate = new Gate();
            gate.open();
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate));
            RecordingDraft begun = cassette.create(recording("begun", 1, 1).id());
            begun.add(entry(0, 10));
            for (int i = 0; i < 30; i++) {
                cassette.save(recording("n" + i, 2, 10));
            }

            assertThat(cassette.release(LONG)).isTrue();
            assertThat(cassette.report()).isEqualTo(new AsyncReport(30, 0, Map.of(), 0, 0));
            cassette.save(recording("late", 1, 10));
            begun.add(entry(1, 10));
            begun.save(RecordingMetadata.none());
            assertThat(cassette.flush(LONG)).isTrue();

            assertThat(cassette.report()).isEqualTo(new AsyncReport(31, 0, Map.of(DropReason.CLOSED, 1L), 0, 0));
            assertThat(gate.kept.load(recording("begun", 1, 1).id()).entries()).hasSize(2);
            assertThat(gate.closed).hasValue(0);
        }

        @Test
        void from_a_store_that_hangs_says_that_something_waits() {
            Gate gate = new Gate();
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate));
            cassette.save(recording("waiting", 2, 10));

            assertThat(cassette.release(Duration.ofMillis(20))).isFalse();

            gate.open();
            assertThat(cassette.flush(LONG)).isTrue();
            assertThat(told.saved).hasSize(1);
        }
    }
}
