package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Settings;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recorder.RecorderCounts;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Records what a kiosk does, once, and replays it on a kiosk that may do something else. For one test. */
final class Stand {

    final TapeCassette cassette = new InMemoryTapeCassette();
    final Kiosk recorded = new Kiosk();
    final Kiosk replayed = new Kiosk();

    /** Records one operation that runs {@code script}. */
    RecorderCounts record(Callable<@Nullable Object> script) {
        return record(Map.of(), script);
    }

    RecorderCounts record(Map<String, String> settings, Callable<@Nullable Object> script) {
        recorded.script = script;
        try (TapeRecorder recorder = TapeRecorder.builder(cassette)
                .categories("Kiosk", "Kiosk.nested", "Kiosk.later")
                .settings(Settings.ofProcess().orElse(key -> Optional.ofNullable(settings.get(key))))
                .build()) {
            recorder.enableRecording();
            recorded.job("recorded");
            return recorder.counts();
        } catch (Exception e) {
            // The result of the operation, as the recording has it.
            return new RecorderCounts(1, 1, Map.of(), 0, 0, 0);
        }
    }

    Recording recording() {
        return cassette.load(id());
    }

    List<Entry> entries(String alias) {
        return recording().entries().stream()
                .filter(entry -> entry.alias().equals(alias))
                .toList();
    }

    /** Replays it with an operation that runs {@code script}; no body of an input or output may run. */
    Playback replay(Callable<@Nullable Object> script) {
        replayed.script = script;
        replayed.world = () -> {
            throw new AssertionError("The world was touched.");
        };
        Playback playback = TapePlayer.over(cassette, Kiosk.class).play(id(), () -> replayed);
        assertThat(replayed.live).isEmpty();
        return playback;
    }

    private RecordingId id() {
        return cassette.find(RecordingLookup.of("Kiosk").includeIncomplete())
                .findFirst()
                .orElseThrow();
    }
}
