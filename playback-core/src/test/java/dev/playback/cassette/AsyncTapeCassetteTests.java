package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.contract.TapeCassetteContract;
import dev.playback.configuration.Settings;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsyncTapeCassetteTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<AsyncTapeCassette> opened = new ArrayList<>();
    private final Told told = new Told();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        opened.forEach(cassette -> cassette.close(Duration.ZERO));
    }

    private AsyncTapeCassette open(AsyncTapeCassetteBuilder builder) {
        AsyncTapeCassette cassette = builder.build();
        cassette.tell(told);
        opened.add(cassette);
        return cassette;
    }

    @Nested
    class OverMemory extends TapeCassetteContract {

        @Override
        protected TapeCassette cassette() {
            return open(AsyncTapeCassette.builder(new InMemoryTapeCassette()));
        }

        @Override
        protected void settle(TapeCassette cassette) {
            assertThat(((AsyncTapeCassette) cassette).flush(LONG)).isTrue();
        }
    }

    @Nested
    class OverFiles extends TapeCassetteContract {

        @Override
        protected TapeCassette cassette() {
            return open(AsyncTapeCassette.builder(new FileTapeCassette(directory).withoutFsync()));
        }

        @Override
        protected void settle(TapeCassette cassette) {
            assertThat(((AsyncTapeCassette) cassette).flush(LONG)).isTrue();
        }
    }

    @Nested
    class Full {

        private final Gate gate = new Gate();

        @Test
        void of_calls_drops_whole_recordings_and_counts_them() {
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate).maxEntries(8));
            for (int i = 0; i < 50; i++) {
                cassette.save(recording("n" + i, 3, 10));
            }
            AsyncReport full = cassette.report();

            gate.open();
            assertThat(cassette.flush(LONG)).isTrue();

            AsyncReport report = cassette.report();
            assertThat(full.dropped().keySet()).containsExactly(DropReason.QUEUE_FULL);
            assertThat(full.lost() + full.waiting()).isEqualTo(50);
            assertThat(report.lost()).isEqualTo(full.lost()).isGreaterThan(40);
            assertThat(report.saved()).isEqualTo(full.waiting()).isPositive();
            assertThat(report.waiting()).isZero();
            assertThat(report.waitingBytes()).isZero();
            assertWhole(gate.kept, report.saved(), 3);
            assertThat(told.saved).hasSize((int) report.saved());
            assertThat(told.dropped).hasSize((int) report.lost());
        }

        @Test
        void of_bytes_drops_whole_recordings_and_counts_them() {
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate).maxBytes(100_000));
            for (int i = 0; i < 40; i++) {
                cassette.save(recording("n" + i, 2, 10_000));
            }
            assertThat(cassette.report().waitingBytes()).isBetween(80_000L, 100_000L);

            gate.open();
            assertThat(cassette.flush(LONG)).isTrue();

            AsyncReport report = cassette.report();
            assertThat(report.saved()).isBetween(4L, 5L);
            assertThat(report.dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 40 - report.saved()));
            assertThat(report.waitingBytes()).isZero();
            assertWhole(gate.kept, report.saved(), 2);
            assertThat(told.dropped.get(0).message())
                    .matches(
                            "Recording Till/20261124/n\\d+ was dropped: more waits to be written to .* than may\\. Record a"
                                    + " smaller sample, or raise the bounds of the queue \\(playback\\.queue\\.max-calls, playback\\.queue\\.max-bytes\\)\\.");
        }

        @Test
        void takes_recordings_again_once_there_is_room() {
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate).maxEntries(4));
            for (int i = 0; i < 20; i++) {
                cassette.save(recording("n" + i, 1, 10));
            }
            gate.open();
            assertThat(cassette.flush(LONG)).isTrue();

            cassette.save(recording("late", 1, 10));
            assertThat(cassette.flush(LONG)).isTrue();

            assertThat(cassette.load(recording("late", 1, 10).id()).entries()).hasSize(1);
        }

        @Test
        void leaves_nothing_in_the_store_of_what_it_dropped_halfway() {
            gate.open();
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(gate).maxBytes(5_000));
            RecordingDraft draft = cassette.create(recording("halfway", 1, 1).id());
            draft.add(entry(0, 10));
            assertThat(cassette.flush(LONG)).isTrue();

            draft.add(entry(1, 100_000));
            draft.add(entry(2, 10));
            draft.save(RecordingMetadata.none());
            assertThat(cassette.flush(LONG)).isTrue();
            cassette.close(LONG);

            assertThat(gate.begun).hasValue(1);
            assertThat(gate.aborted).hasValue(1);
            assertThat(cassette.report().dropped()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 1L));
            assertThat(told.dropped).hasSize(1);
        }
    }

    @Nested
    class OverAStoreThatFails {

        @Test
        void drops_what_fails_tells_why_and_goes_on() {
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(new Choosy(new InMemoryTapeCassette())));
            for (int i = 0; i < 10; i++) {
                cassette.save(recording((i % 2 == 0 ? "bad" : "good") + i, 2, 10));
            }
            assertThat(cassette.flush(LONG)).isTrue();

            assertThat(cassette.report().saved()).isEqualTo(5);
            assertThat(cassette.report().dropped()).isEqualTo(Map.of(DropReason.STORE_FAILED, 5L));
            assertThat(told.dropped).extracting(DroppedRecording::message).allMatch(text -> text.contains("disk full"));
            assertThat(cassette.find("Till")).hasSize(5);
        }

        @Test
        void counts_apart_what_the_store_leaves_out() {
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(new Choosy(new InMemoryTapeCassette())));
            cassette.save(recording("left1", 1, 10));
            cassette.save(recording("kept", 1, 10));
            cassette.save(recording("left2", 1, 10));
            assertThat(cassette.flush(LONG)).isTrue();

            assertThat(cassette.report()).isEqualTo(new AsyncReport(1, 2, Map.of(), 0, 0));
            assertThat(told.sampledOut).extracting(RecordingId::name).containsExactly("left1", "left2");
            assertThat(told.saved).hasSize(1);
        }

        @Test
        void tells_nothing_of_a_recording_that_was_aborted() {
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(new Choosy(new InMemoryTapeCassette())));
            RecordingDraft draft = cassette.create(recording("bad", 1, 1).id());
            draft.add(entry(0, 10));

            draft.abort();
            assertThat(cassette.flush(LONG)).isTrue();

            assertThat(cassette.report()).isEqualTo(new AsyncReport(0, 0, Map.of(), 0, 0));
            assertThat(told.dropped).isEmpty();
        }
    }

    @Test
    void hands_the_calls_of_a_recording_on_together_though_others_came_in_between() {
        Gate gate = new Gate();
        List<Integer> pieces = Collections.synchronizedList(new ArrayList<>());
        AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(new PassingOn(gate) {
            @Override
            public RecordingDraft create(RecordingId id) {
                return new Draft(super.create(id)) {
                    @Override
                    public void addAll(List<Entry> entries) {
                        pieces.add(entries.size());
                        super.addAll(entries);
                    }
                };
            }
        }));
        RecordingDraft first = cassette.create(recording("first", 0, 0).id());
        first.add(entry(0, 10));
        // The writer waits with that one, or with what comes before it looks.
        RecordingDraft second = cassette.create(recording("second", 0, 0).id());
        for (int i = 1; i <= 20; i++) {
            first.add(entry(i, 10));
            second.add(entry(i, 10));
        }
        first.save(RecordingMetadata.none());
        second.save(RecordingMetadata.none());

        gate.open();
        assertThat(cassette.flush(LONG)).isTrue();

        assertThat(cassette.report().saved()).isEqualTo(2);
        assertThat(pieces.stream().mapToInt(Integer::intValue).sum()).isEqualTo(41);
        assertThat(pieces).hasSizeLessThanOrEqualTo(4);
        assertThat(gate.kept.load(recording("second", 0, 0).id()).entries()).hasSize(20);
    }

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

    @Nested
    class Bounds {

        @Test
        void come_from_settings_unless_they_are_said() {
            Map<String, String> given = Map.of("playback.queue.max-calls", "8", "playback.queue.max-bytes", "1GB");
            AsyncTapeCassette cassette = open(AsyncTapeCassette.builder(new Gate())
                    .settings(Settings.ofProcess().orElse(key -> Optional.ofNullable(given.get(key)))));
            for (int i = 0; i < 50; i++) {
                cassette.save(recording("n" + i, 3, 10));
            }

            assertThat(cassette.report().lost()).isGreaterThan(40);
        }
    }

    @Test
    void forgets_what_is_transient_after_it_was_written() {
        InMemoryTapeCassette store = new InMemoryTapeCassette();
        TapeCassette passing = open(AsyncTapeCassette.builder(store)).deletingOnClose();
        for (int i = 0; i < 20; i++) {
            passing.save(recording("n" + i, 1, 10));
        }

        passing.close();

        assertThat(store.recordingIds()).isEmpty();
    }

    @Test
    void goes_on_when_a_listener_fails() {
        AsyncTapeCassette cassette = AsyncTapeCassette.over(new InMemoryTapeCassette());
        opened.add(cassette);
        cassette.tell(new RecorderListener() {
            @Override
            public void saved(RecordingId id) {
                throw new IllegalStateException("listener");
            }
        });
        cassette.tell(told);

        cassette.save(recording("one", 1, 10));
        cassette.save(recording("two", 1, 10));
        assertThat(cassette.flush(LONG)).isTrue();

        assertThat(told.saved).hasSize(2);
    }

    @Test
    void refuses_bounds_that_let_nothing_through() {
        AsyncTapeCassetteBuilder builder = AsyncTapeCassette.builder(new InMemoryTapeCassette());

        assertThatThrownBy(() -> builder.maxEntries(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At most 0 calls may wait to be stored, so nothing is kept. Give 1 or more.");
    }

    private static void assertWhole(TapeCassette cassette, long count, int entries) {
        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .hasSize((int) count)
                .allSatisfy(id -> assertThat(cassette.load(id).entries()).hasSize(entries));
    }

    private static Recording recording(String name, int entries, int length) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            all.add(entry(i, length));
        }
        return new Recording(new RecordingId("Till", "20261124", name), RecordingMetadata.none(), all);
    }

    private static Entry entry(int sequence, int length) {
        String value = "\"" + "x".repeat(length) + "\"";
        return new Entry(sequence, "0", EntryKind.INPUT, "a", "k", List.of(), false, value, 0, 0, "main");
    }

    private static final class Told implements RecorderListener {

        final List<RecordingId> saved = Collections.synchronizedList(new ArrayList<>());
        final List<RecordingId> sampledOut = Collections.synchronizedList(new ArrayList<>());
        final List<DroppedRecording> dropped = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void saved(RecordingId id) {
            saved.add(id);
        }

        @Override
        public void sampledOut(RecordingId id) {
            sampledOut.add(id);
        }

        @Override
        public void dropped(DroppedRecording lost) {
            dropped.add(lost);
        }
    }

    /** A store that refuses to save recordings with a bad name, and keeps a sample: none of those that are left out by name. */
    private static final class Choosy extends PassingOn {

        private Choosy(InMemoryTapeCassette kept) {
            super(kept);
        }

        @Override
        public RecordingDraft create(RecordingId id) {
            return new Draft(super.create(id)) {
                @Override
                public boolean save(RecordingMetadata metadata) {
                    if (id.name().startsWith("bad")) {
                        throw new TapeCassetteException("disk full", null);
                    }
                    return !id.name().startsWith("left") && super.save(metadata);
                }
            };
        }
    }
}
