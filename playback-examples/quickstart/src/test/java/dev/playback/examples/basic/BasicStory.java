package dev.playback.examples.basic;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.equalizer.Run;
import dev.playback.player.Playback;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import dev.playback.studio.EqualizerTuner;
import dev.playback.studio.EqualizerTuning;
import dev.playback.studio.PlaybackStudio;
import dev.playback.studio.StudioRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Record, play, compare, and many in one go, in code from top to bottom: a main class beside the tests. */
final class BasicStory {

    private BasicStory() {}

    /** Takes nothing. */
    public static void main(String[] arguments) throws IOException {
        tell(Files.createTempDirectory("basic-"), System.out);
    }

    static void tell(Path directory, PrintStream out) throws IOException {
        Files.writeString(directory.resolve("request.txt"), "hello again");
        TapeCassette cassette = new InMemoryTapeCassette();

        // Record: each call of an operation is a recording.
        // snippet: record
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new BasicServiceOperation(directory).execute();
        }
        // end
        // A second operation, in the same way.
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new WordCount("one two three").count();
        }

        // Play: what the operation reads and stores comes from the recording, so the directory need not exist.
        BasicServiceOperation elsewhere = new BasicServiceOperation(directory.resolve("gone"));
        TapePlayer player = TapePlayer.over(cassette, BasicServiceOperation.class);
        List<RecordingId> ids = cassette.find("BasicServiceOperation").toList();
        Playback playback = player.play(ids.get(0), () -> elsewhere);
        playback.entries().forEach(entry -> out.println(entry.kind() + " " + entry.alias() + entry.arguments()));

        // Compare: the same result, and the same outputs?
        for (Comparison comparison : new Equalizer(ids, player, () -> elsewhere)) {
            out.println(comparison.id().category() + " is " + comparison.status());
        }

        // Many in one go: the studio finds the recordings of both categories, and the tuner says how each is replayed.
        StudioRun run = PlaybackStudio.over(cassette, new Tuner())
                .categories("BasicServiceOperation", "WordCount")
                .build()
                .play();
        for (Comparison comparison : run.comparisons()) {
            out.println(comparison.id().category() + " is " + comparison.status() + " in the studio");
        }
    }

    /** Says how the recordings of a category are replayed, and what of them is compared. */
    static final class Tuner implements EqualizerTuner {

        @Override
        public EqualizerTuning create(String category) {
            return switch (category) {
                case "BasicServiceOperation" -> EqualizerTuning.of(
                        BasicServiceOperation.class,
                        (service, recording) -> new BasicServiceOperation(Path.of("gone")));
                case "WordCount" -> EqualizerTuning.of(WordCount.class, (service, recording) -> new WordCount("gone"))
                        .extracting(Run::result);
                default -> throw new IllegalArgumentException("No recordings of '%s' are known.".formatted(category));
            };
        }
    }
}
