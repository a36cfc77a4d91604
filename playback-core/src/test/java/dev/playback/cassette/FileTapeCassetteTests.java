package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTapeCassetteTests extends TapeCassetteContract {

    @TempDir
    private Path directory;

    @Override
    TapeCassette cassette() {
        return new FileTapeCassette(directory.resolve("tapes"));
    }

    @Test
    void skips_files_that_are_not_its_own() throws IOException {
        TapeCassette cassette = cassette();
        Recording recording = recording("mine");
        cassette.save(recording);
        Path folder = directory.resolve("tapes/Till/20261124");
        Files.writeString(folder.resolve("not an id.jsonl"), "{}");
        Files.writeString(folder.resolve("crashed.jsonl.part"), "{");

        assertThat(cassette.find("Till")).containsExactly(recording.id());
    }

    @Test
    void refuses_a_changed_file() throws IOException {
        TapeCassette cassette = cassette();
        cassette.save(recording("changed"));
        Path file = directory.resolve("tapes/Till/20261124/changed.jsonl");
        Files.writeString(file, Files.readString(file).replace("41", "42"));

        assertThatThrownBy(() -> cassette.load(recording("changed").id()))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessage("%s is damaged or not ours: its checksum does not match. Restore it or delete it.", file);
    }

    @Test
    void refuses_a_file_cut_at_any_place() throws IOException {
        TapeCassette cassette = cassette();
        cassette.save(recording("cut"));
        Path file = directory.resolve("tapes/Till/20261124/cut.jsonl");
        String whole = Files.readString(file);

        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            assertThatThrownBy(() -> cassette.load(recording("cut").id())).isInstanceOf(TapeCassetteException.class);
        }
    }

    @Test
    void refuses_a_category_that_leads_out_of_its_directory() {
        assertThatThrownBy(() -> cassette().find("../secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'../secret' cannot be the category of a recording id.");
    }

    private static Recording recording(String name) {
        Entry operation =
                new Entry(0, "0", EntryKind.OPERATION, "Till", "[41]", List.of("41"), false, "43", 0, 7, "main");
        return new Recording(
                new RecordingId("Till", "20261124", name),
                RecordingMetadata.none().with("host", "a"),
                List.of(operation));
    }
}
