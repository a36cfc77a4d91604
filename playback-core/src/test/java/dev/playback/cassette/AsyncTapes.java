package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What tests of asynchronous cassettes share: those that were opened, which are closed after each test, and what was told of them. */
abstract class AsyncTapes {

    static final Duration LONG = Duration.ofSeconds(60);

    final List<AsyncTapeCassette> opened = new ArrayList<>();
    final Told told = new Told();

    @AfterEach
    void close() {
        opened.forEach(cassette -> cassette.close(Duration.ZERO));
    }

    AsyncTapeCassette open(AsyncTapeCassetteBuilder builder) {
        AsyncTapeCassette cassette = builder.build();
        cassette.tell(told);
        opened.add(cassette);
        return cassette;
    }

    static void assertWhole(TapeCassette cassette, long count, int entries) {
        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .hasSize((int) count)
                .allSatisfy(id -> assertThat(cassette.load(id).entries()).hasSize(entries));
    }

    static Recording recording(String name, int entries, int length) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            all.add(entry(i, length));
        }
        return new Recording(new RecordingId("Till", "20261124", name), RecordingMetadata.none(), all);
    }

    static Entry entry(int sequence, int length) {
        String value = "\"" + "x".repeat(length) + "\"";
        return new Entry(sequence, "0", EntryKind.INPUT, "a", "k", List.of(), false, value, 0, 0, "main");
    }

    static final class Told implements RecorderListener {

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
}
