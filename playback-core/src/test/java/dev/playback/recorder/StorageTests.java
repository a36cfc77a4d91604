package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.DropReason;
import dev.playback.cassette.Gate;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.PassingOn;
import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.RecordingDraft;
import dev.playback.configuration.Settings;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which thread stores recordings, and who waits for it. */
class StorageTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Gate store = new Gate();
    private final List<TapeRecorder> recorders = new ArrayList<>();

    @AfterEach
    void close() {
        store.open();
        recorders.forEach(TapeRecorder::close);
    }

    private TapeRecorder enabled(String category, TapeRecorderBuilder builder) {
        TapeRecorder recorder = builder.categories(category).build();
        recorders.add(recorder);
        recorder.enableRecording();
        return recorder;
    }

    private static void record(TapeRecorder recorder, String category, int number) {
        assertThat(recorder.<Integer, RuntimeException>record(category, Map.of("number", number), () -> number))
                .isEqualTo(number);
    }

    @Nested
    class A_store_that_hangs {

        @Test
        void holds_up_no_operation() throws Exception {
            TapeRecorder recorder = enabled("Hangs", TapeRecorder.builder(store));

            CompletableFuture.runAsync(() -> {
                        for (int number = 0; number < 5; number++) {
                            record(recorder, "Hangs", number);
                        }
                    })
                    .get(60, TimeUnit.SECONDS);
            assertThat(recorder.counts().underWay()).isEqualTo(5);
            store.open();

            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.saved()).isEqualTo(5);
            assertThat(store.kept.recordingIds()).hasSize(5);
        }

        @Test
        void has_whole_recordings_dropped_beyond_the_bounds_that_are_set() {
            TapeRecorder recorder =
                    enabled("Floods", TapeRecorder.builder(store).settings(with("playback.queue.max-calls", "8")));

            for (int number = 0; number < 50; number++) {
                record(recorder, "Floods", number);
            }
            store.open();
            assertThat(recorder.flush(LONG)).isTrue();

            RecorderCounts counts = recorder.counts();
            assertThat(counts.droppedFor()).containsOnlyKeys(DropReason.QUEUE_FULL);
            assertThat(counts.dropped()).isGreaterThan(30);
            assertThat(counts.saved()).isEqualTo(50 - counts.dropped()).isPositive();
            assertThat(store.kept.recordingIds())
                    .hasSize((int) counts.saved())
                    .allSatisfy(id -> assertThat(store.kept.load(id).entries()).hasSize(1));
        }

        @Test
        void is_waited_for_by_closing_no_longer_than_was_set_and_not_closed() {
            TapeRecorder recorder =
                    enabled("Closes", TapeRecorder.builder(store).settings(with("playback.queue.close", "20ms")));
            record(recorder, "Closes", 1);

            recorder.close();
            assertThat(recorder.counts().underWay()).isEqualTo(1);
            store.open();

            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.saved()).isEqualTo(1);
            assertThat(store.closed).hasValue(0);
        }

        @Test
        void is_waited_for_by_a_recorder_that_is_told_to() {
            store.open();
            TapeRecorder recorder = enabled("Waits", TapeRecorder.builder(store).waitingForStorage());

            record(recorder, "Waits", 1);

            assertThat(recorder.saved()).isEqualTo(1);
            assertThat(store.writers).containsExactly(Thread.currentThread());
        }

        @Test
        void behind_a_queue_gets_no_second_queue() {
            AsyncTapeCassette queue = AsyncTapeCassette.over(store);
            TapeRecorder recorder = enabled("Queued", TapeRecorder.builder(queue));
            record(recorder, "Queued", 1);
            assertThat(recorder.saved()).isZero();

            recorder.close();
            assertThat(queue.report().waiting()).isEqualTo(1);
            store.open();

            assertThat(queue.close(LONG).saved()).isEqualTo(1);
            assertThat(recorder.saved()).isEqualTo(1);
        }
    }

    @Nested
    class Memory {

        @Test
        void has_a_recording_as_soon_as_its_operation_returned() {
            InMemoryTapeCassette cassette = new InMemoryTapeCassette();
            TapeRecorder recorder = enabled("Quick", TapeRecorder.builder(cassette.deletingOnClose()));

            record(recorder, "Quick", 7);

            assertThat(cassette.lastRecordingId()).map(RecordingId::category).contains("Quick");
            assertThat(recorder.flush(Duration.ZERO)).isTrue();
        }
    }

    @Nested
    class A_store_that_keeps_a_sample {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void is_no_store_that_saved_what_it_left_out(boolean waits) {
            List<RecordingId> heard = new CopyOnWriteArrayList<>();
            TapeRecorderBuilder builder = TapeRecorder.builder(new Sampler()).listener(new RecorderListener() {
                @Override
                public void sampledOut(RecordingId id) {
                    heard.add(id);
                }
            });
            String category = waits ? "Sampled" : "SampledLater";
            TapeRecorder recorder = enabled(category, waits ? builder.waitingForStorage() : builder);

            for (int number = 0; number < 5; number++) {
                record(recorder, category, number);
            }
            assertThat(recorder.flush(LONG)).isTrue();

            RecorderCounts counts = recorder.counts();
            assertThat(counts.saved()).isEqualTo(3);
            assertThat(counts.sampledOut()).isEqualTo(2);
            assertThat(counts.underWay()).isZero();
            assertThat(heard).hasSize(2);
        }
    }

    /** Keeps what has an even number. */
    private static final class Sampler extends PassingOn {

        private Sampler() {
            super(new InMemoryTapeCassette());
        }

        @Override
        public boolean isInMemory() {
            return false;
        }

        @Override
        public RecordingDraft create(RecordingId id) {
            return new Draft(super.create(id)) {
                @Override
                public boolean save(RecordingMetadata metadata) {
                    return metadata.fact("number")
                                    .filter(number -> ((Number) number).intValue() % 2 == 0)
                                    .isPresent()
                            && super.save(metadata);
                }
            };
        }
    }

    @Nested
    class Closing {

        @Test
        void stores_what_waits_and_finishes_an_operation_in_progress() {
            store.open();
            TapeRecorder recorder = enabled("Lasts", TapeRecorder.builder(store));
            record(recorder, "Lasts", 1);
            try (RecordingScope scope = recorder.startRecording("Lasts", Map.of("number", 2))) {

                recorder.close();

                assertThat(store.kept.recordingIds()).hasSize(1);
                assertThat(scope).isNotNull();
            }

            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(store.kept.recordingIds()).hasSize(2);
            assertThat(recorder.counts().underWay()).isZero();
            assertThat(recorder.dropped()).isZero();
        }

        @Test
        void is_for_good() {
            TapeRecorder recorder = enabled("Over", TapeRecorder.builder(store));

            recorder.close();
            recorder.close();

            assertThatThrownBy(recorder::enableRecording)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a recorder over a store behind a gate was closed. Make another one.");
        }
    }

    private static Settings with(String key, String value) {
        return Settings.ofProcess().orElse(asked -> asked.equals(key) ? Optional.of(value) : Optional.empty());
    }
}
