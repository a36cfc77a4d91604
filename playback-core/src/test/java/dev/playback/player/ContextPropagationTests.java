package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextPropagationTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @Test
    void carries_the_session_and_gives_each_thread_back_what_it_had() throws Exception {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new Propagated().work(4);
        }

        List<Entry> inputs = cassette
                .load(cassette.find("Propagated").findFirst().orElseThrow())
                .entries()
                .stream()
                .filter(entry -> entry.kind() == EntryKind.INPUT)
                .toList();
        assertThat(inputs).extracting(Entry::key).containsExactly("[4]", "[5]");
        assertThat(inputs).extracting(Entry::lane).containsExactly("0.f", "0");
    }
}
