package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.recorder.RecorderCounts;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @Test
    void unchanged_concurrent_code_replays_equal_every_time() throws Exception {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new FanOut().sum(24);
        }
        RecordingId id = cassette.find("FanOut").findFirst().orElseThrow();
        int live = FanOut.LIVE.get();

        TapePlayer player = TapePlayer.over(cassette, FanOut.class);
        List<Comparison> comparisons = new Equalizer(Collections.nCopies(1000, id), player, FanOut::new)
                .compare()
                .toList();

        assertThat(comparisons)
                .allSatisfy(comparison -> assertThat(comparison.differences()).isEmpty())
                .allSatisfy(comparison -> assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL));
        assertThat(FanOut.LIVE).hasValue(live);
        assertThat(cassette.load(id).entries()).extracting(Entry::lane).contains("0", "0.1", "0.24");
    }

    @Test
    void work_that_outlives_its_recorded_operation_runs_and_is_in_no_recording() throws Exception {
        FanOut service = new FanOut();
        int live = FanOut.LIVE.get();
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            List<Throwable> thrown = new ArrayList<>();
            Thread thread = service.late(thrown);
            new FanOut().sum(1);
            service.letLateWorkEnd(thread);
            assertThat(thrown).isEmpty();
        }

        Recording late = cassette.load(cassette.find("Late").findFirst().orElseThrow());
        Recording next = cassette.load(cassette.find("FanOut").findFirst().orElseThrow());
        assertThat(FanOut.LIVE).hasValue(live + 4);
        assertThat(late.entries()).hasSize(1);
        assertThat(next.entries()).hasSize(4).noneMatch(entry -> entry.key().contains("late"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_operation_on_a_thread_that_outlives_the_one_that_started_it_has_its_own_recording(boolean withinAnInput)
            throws Exception {
        FanOut service = new FanOut();
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            service.letLateWorkEnd(service.startWorker(withinAnInput));
            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(2, 2, Map.of(), 0, 0, 0));
        }

        Recording own = cassette.load(cassette.find("FanOut").findFirst().orElseThrow());
        assertThat(own.entries()).extracting(Entry::alias).containsExactly("FanOut", "fan.ask", "fan.ask", "fan.store");
    }

    @Test
    void work_that_outlives_its_replay_is_refused() throws Exception {
        FanOut recorded = new FanOut();
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            recorded.letLateWorkEnd(recorded.late(new ArrayList<>()));
        }
        RecordingId id = cassette.find("Late").findFirst().orElseThrow();
        List<Throwable> thrown = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        FanOut replayed = new FanOut();
        int live = FanOut.LIVE.get();

        TapePlayer.over(cassette, FanOut.class).play(id, recording -> threads.add(replayed.late(thrown)));
        replayed.letLateWorkEnd(threads.get(0));

        assertThat(FanOut.LIVE).hasValue(live);
        assertThat(thrown).singleElement().satisfies(refusal -> assertThat(refusal)
                .isInstanceOf(ReplayEndedException.class)
                .hasMessage(
                        "fan.ask was called for the replay of %s after the replay had ended. Let the operation wait"
                                + " for the work it starts.",
                        id));
    }
}
