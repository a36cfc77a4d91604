package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.contract.TapeCassetteContract;
import dev.playback.configuration.Settings;
import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsyncTapeCassetteTests extends AsyncTapes {

    @TempDir
    private Path directory;

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
