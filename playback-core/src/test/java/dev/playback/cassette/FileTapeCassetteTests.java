package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.contract.TapeCassetteContract;
import dev.playback.format.Compression;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTapeCassetteTests extends TapeCassetteContract {

    @TempDir
    private Path directory;

    @Override
    protected TapeCassette cassette() {
        return new FileTapeCassette(directory.resolve("tapes"));
    }

    @Nested
    class Compressed extends TapeCassetteContract {

        @Override
        protected TapeCassette cassette() {
            return new FileTapeCassette(directory.resolve("packed"))
                    .withCompression(Compression.ZSTD)
                    .withoutFsync();
        }
    }

    private Path day() {
        return directory.resolve("tapes/Till/20261124");
    }

    @Test
    void writes_lines_and_metadata_beside_each_other() {
        cassette().save(recording("mine"));

        assertThat(day()).isDirectoryContaining("glob:**/mine.jsonl").isDirectoryContaining("glob:**/mine.meta.json");
        assertThat(day().toFile().list()).hasSize(2);
    }

    @Test
    void skips_files_that_are_not_its_own() throws IOException {
        TapeCassette cassette = cassette();
        Recording recording = recording("mine");
        cassette.save(recording);
        Files.writeString(day().resolve("not an id.meta.json"), "{}");
        Files.writeString(day().resolve("crashed.part"), "{");
        Files.writeString(day().resolve("empty.meta.json"), "");
        Files.copy(day().resolve("mine.meta.json"), day().resolve("renamed.meta.json"));
        Files.createDirectory(day().resolve("folder.meta.json"));
        Files.writeString(directory.resolve("tapes/Till/20261125"), "no folder");
        Files.writeString(directory.resolve("tapes/README.md"), "no folder");

        assertThat(cassette.find("Till")).containsExactly(recording.id());
        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .containsExactly(recording.id());
        assertThat(cassette.find("README.md")).isEmpty();
        assertThat(cassette.categories()).containsExactly("Till");
    }

    @Test
    void refuses_a_changed_file() throws IOException {
        TapeCassette cassette = cassette();
        cassette.save(recording("changed"));
        Path file = day().resolve("changed.jsonl");
        Files.writeString(file, Files.readString(file).replace("41", "42"));

        assertThatThrownBy(() -> cassette.load(recording("changed").id()))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessage(
                        "%s is damaged or not ours: its checksum does not match (if line ends were changed by git, add '*.jsonl"
                                + " -text' to .gitattributes). Restore it or delete it.",
                        file);
    }

    @Test
    void says_which_file_is_lacking() throws IOException {
        TapeCassette cassette = cassette();
        cassette.save(recording("half"));
        Files.delete(day().resolve("half.jsonl"));

        assertThatThrownBy(() -> cassette.load(recording("half").id()))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageStartingWith("Recording Till/20261124/half lacks its file " + day().resolve("half.jsonl"));
        cassette.delete(recording("half").id());
        assertThat(day().toFile().list()).isEmpty();
    }

    @Test
    void reads_what_a_dead_process_left_behind() throws IOException {
        TapeCassette cassette = cassette();
        RecordingDraft draft = cassette.create(recording("dead").id());
        draft.add(entry(0));
        draft.add(entry(1));
        Path part = day().resolve("dead.part");
        Files.writeString(part, Files.readString(part) + "{\"entry\":2,\"lane\":");
        RecordingId id = recording("dead").id();

        assertThat(cassette.find("Till")).isEmpty();
        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .containsExactly(id);
        assertThat(cassette.metadata(id).incomplete()).isTrue();
        assertThat(cassette.metadata(id).recordedAt()).isPresent();
        assertThat(cassette.load(id).entries()).containsExactly(entry(0), entry(1));
        assertThatThrownBy(() -> cassette.save(recording("dead")))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageContaining("is being written or was left behind there");
        cassette.delete(id);
        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .isEmpty();
    }

    @Nested
    class Without_a_complete_line {

        @Test
        void what_a_dead_process_left_is_listed_and_removed_and_nothing_else() throws IOException {
            TapeCassette cassette = cassette();
            cassette.save(recording("mine"));
            RecordingId readable = recording("readable").id();
            cassette.create(readable).add(entry(0));
            RecordingId distant = new RecordingId("x".repeat(500), "20261124", "readable");
            cassette.create(distant).add(entry(0));
            Files.writeString(day().resolve("torn.part"), "{\"playback\":1,");
            Files.write(day().resolve("empty.part"), new byte[0]);
            Files.write(day().resolve("packed.part"), new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD});
            Files.writeString(day().resolve("early.meta.part"), "{");
            Files.writeString(day().resolve("notes.txt"), "another's");
            Files.writeString(directory.resolve("tapes/Till/top.part"), "another's");
            Files.writeString(directory.resolve("out.part"), "another's");

            List<Leftover> left = cassette.leftovers().toList();
            left.forEach(cassette::remove);
            for (String other :
                    List.of("Till/20261124/mine.jsonl", "Till/top.part", "../out.part", "a/../../out.part")) {
                cassette.remove(new Leftover(other, 1, Instant.EPOCH));
            }

            assertThat(left)
                    .extracting(one -> Path.of(one.name()).getFileName().toString())
                    .containsExactly("early.meta.part", "empty.part", "packed.part", "torn.part");
            assertThat(left).extracting(Leftover::bytes).containsExactly(1L, 0L, 4L, 14L);
            assertThat(day().toFile().list())
                    .containsExactlyInAnyOrder("mine.jsonl", "mine.meta.json", "readable.part", "notes.txt");
            assertThat(directory.resolve("tapes/Till/top.part")).exists();
            assertThat(directory.resolve("out.part")).exists();
            assertThat(cassette.load(recording("mine").id())).isEqualTo(recording("mine"));
            assertThat(cassette.load(readable).entries()).containsExactly(entry(0));
            assertThat(cassette.load(distant).entries()).containsExactly(entry(0));
        }

        @Test
        void a_file_that_has_become_a_recording_is_not_removed() throws IOException {
            TapeCassette cassette = cassette();
            Files.createDirectories(day());
            Files.writeString(day().resolve("slow.jsonl"), "{");
            Leftover left = cassette.leftovers().findFirst().orElseThrow();
            cassette.save(recording("model"));
            Files.copy(day().resolve("model.meta.json"), day().resolve("slow.meta.json"));

            cassette.remove(left);

            assertThat(day().resolve("slow.jsonl")).exists();
        }
    }

    @Test
    void reads_the_lines_of_a_recording_whose_metadata_was_never_written() throws IOException {
        TapeCassette cassette = cassette();
        cassette.save(recording("orphan"));
        Files.delete(day().resolve("orphan.meta.json"));
        RecordingId id = recording("orphan").id();

        assertThat(cassette.find("Till")).isEmpty();
        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .containsExactly(id);
        assertThat(cassette.load(id).metadata())
                .isEqualTo(recording("orphan").metadata().with(RecordingMetadata.INCOMPLETE, true));
        assertThat(cassette.load(id).entries()).containsExactly(entry(0));
    }

    @Test
    void keeps_categories_apart_where_the_file_system_has_no_case() throws IOException {
        TapeCassette cassette = cassette();
        cassette.save(recording("mine"));
        Files.createSymbolicLink(directory.resolve("tapes/TILL"), directory.resolve("tapes/Till"));
        RecordingId other = new RecordingId("TILL", "20261124", "mine");

        assertThat(cassette.find("TILL")).isEmpty();
        assertThatThrownBy(() -> cassette.load(other)).isInstanceOf(NoSuchRecordingException.class);
    }

    @Test
    void leaves_nothing_of_a_recording_that_could_not_be_written() throws IOException {
        Files.writeString(directory.resolve("tapes"), "a file where the directory should be");

        assertThatThrownBy(() -> cassette().save(recording("lost")))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageStartingWith(
                        "Recording Till/20261124/lost cannot be written to " + directory.resolve("tapes"));
    }

    @Test
    void never_leads_out_of_its_directory() throws IOException {
        TapeCassette cassette = cassette();
        for (String category : List.of("../secret", "/etc", "..", "C:\\temp", "a/../../b")) {
            save(cassette, new RecordingId(category, "20261124", "n"));
        }

        try (Stream<Path> files = Files.walk(directory.resolve("tapes"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(10);
        }
        assertThat(directory.toFile().list()).containsExactly("tapes");
    }

    private static Recording recording(String name) {
        return new Recording(
                new RecordingId("Till", "20261124", name),
                RecordingMetadata.none()
                        .with(RecordingMetadata.RECORDED_AT, "2026-11-24T12:00:00Z")
                        .with("host", "a"),
                List.of(entry(0)));
    }

    private static Entry entry(int sequence) {
        return new Entry(sequence, "0", EntryKind.OPERATION, "Till", "[41]", List.of("41"), false, "43", 0, 7, "main");
    }
}
