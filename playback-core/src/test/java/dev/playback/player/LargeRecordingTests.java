package dev.playback.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.Operation;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.RecordingDraft;
import dev.playback.equalizer.Equalizer;
import dev.playback.format.Compression;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recording that is larger than memory is replayed value by value, in a process of its own. */
@Tag("slow")
class LargeRecordingTests {

    private static final int PARTS = 50;
    private static final int PART = 10_000_000;
    private static final RecordingId ID = new RecordingId("Archive", "20261124", "large");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void of_500_megabytes_is_replayed_and_compared_in_128(Compression compression) throws Exception {
        write(new FileTapeCassette(directory).withCompression(compression).withoutFsync());
        Path output = directory.resolve("output");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeRecordingTests.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).contains("status=EQUAL");
    }

    /** Replays the recording in the directory that is given. */
    public static void main(String[] arguments) {
        TapePlayer player = TapePlayer.over(new FileTapeCassette(Path.of(arguments[0])), Archive.class);
        new Equalizer(List.of(ID), player, Archive::new).compare().forEach(System.out::println);
    }

    private static void write(FileTapeCassette cassette) {
        RecordingDraft draft = cassette.create(ID);
        for (int i = 1; i <= PARTS; i++) {
            draft.add(entry(i, EntryKind.INPUT, "archive.part", "[" + i + "]", Integer.toString(i), part(i)));
        }
        long length = (long) PARTS * PART;
        draft.add(entry(
                0, EntryKind.OPERATION, "Archive", "[" + PARTS + "]", Integer.toString(PARTS), Long.toString(length)));
        draft.save(RecordingMetadata.none()
                .with(RecordingMetadata.OPERATION_CLASS, Archive.class.getName())
                .with(RecordingMetadata.OPERATION_METHOD, "length"));
    }

    private static String part(int number) {
        return "\"" + Integer.toString(number + 100, 36).repeat(PART / 2) + "\"";
    }

    private static Entry entry(int sequence, EntryKind kind, String alias, String key, String argument, String result) {
        return new Entry(sequence, "0", kind, alias, key, List.of(argument), false, result, 0, 0, "main");
    }

    /** Adds up what it reads from elsewhere. */
    static class Archive {

        @Operation(category = "Archive")
        long length(int parts) {
            long length = 0;
            for (int i = 1; i <= parts; i++) {
                length += part(i).length();
            }
            return length;
        }

        @InterceptInput("archive.part")
        String part(int number) {
            throw new IllegalStateException("a replay must not come here for " + number);
        }
    }
}
