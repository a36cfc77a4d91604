package dev.playback.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.playback.codec.JsonValues;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.RecordedValues;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingCodecTests {

    private static final RecordingId ID = new RecordingId("Till", "20261124", "a");
    private static final String HEADER =
            "{\"playback\":1,\"id\":\"Till/20261124/a\",\"category\":\"Till\",\"begunAt\":\"2026-11-24T12:00:00Z\"";
    private static final String ENTRY =
            "{\"entry\":0,\"lane\":\"0\",\"kind\":\"INPUT\",\"alias\":\"a\",\"key\":\"k\",\"startMicros\":1,"
                    + "\"durationMicros\":2,\"thread\":\"main\",\"arguments\":[1,[2]],\"returned\":{\"b\": 3}";
    private static final String END = "{\"end\":1,\"complete\":true,\"metadata\":{\"host\":\"h\"}";

    private static Recording read(byte[] lines) throws IOException {
        return RecordingCodec.readIncomplete(RecordingBytes.of(lines), ID, Compression.NONE, "the lines");
    }

    private static Entry entry(int sequence, String value) {
        return new Entry(sequence, "0", EntryKind.INPUT, "a", "k", List.of(value), false, value, 0, 0, "main");
    }

    @Test
    void reads_the_lines_as_the_document_has_them() throws IOException {
        Recording recording =
                read(new CheckedLines().line(HEADER).line(ENTRY).line(END).bytes());

        assertThat(recording.entries())
                .containsExactly(new Entry(
                        0, "0", EntryKind.INPUT, "a", "k", List.of("1", "[2]"), false, "{\"b\": 3}", 1, 2, "main"));
        assertThat(recording.metadata().text("host")).isEqualTo("h");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 3, 5, 7, 11})
    void what_the_codec_of_values_wrote_needs_no_check_and_is_stored_alike(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        // Line breaks, quotes, control characters and halves of surrogate pairs among them.
        random.ints(2_000, 0, Character.MAX_VALUE + 1).forEach(c -> text.append((char) c));
        random.ints(2_000, 0, 128).forEach(c -> text.append((char) c));
        String json = JsonValues.writer().write(List.of(text.toString(), seed), Object.class);

        assertThat(lines(RecordedValues.checked(List.of(json, json), json)))
                .isEqualTo(lines(RecordedValues.of(List.of(json, json), json)))
                .containsOnlyOnce("\"entry\"");
    }

    private static String lines(RecordedValues values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy(
                new Recording(
                        ID,
                        RecordingMetadata.none(),
                        List.of(new Entry(0, "0", EntryKind.INPUT, "a", "k", false, 1, 2, "main", values))),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_text_with_a_control_character_is_not_ours() throws IOException {
        byte[] header = new CheckedLines()
                .line(HEADER.replace("\"Till\"", "\"Ti\tll\""))
                .bytes();
        byte[] value = new CheckedLines()
                .line(HEADER)
                .line(ENTRY.replace("{\"b\": 3}", "\"b\t\""))
                .bytes();

        assertThatThrownBy(() -> read(header))
                .isInstanceOf(DamagedRecordingException.class)
                .hasMessageContaining("in line 1");
        // As a line that was cut off.
        assertThat(read(value).entries()).isEmpty();
    }

    @Nested
    class Later {

        @Test
        void fields_and_lines_are_passed_and_kinds_of_entries_kept() throws IOException {
            byte[] lines = new CheckedLines()
                    .line(HEADER.replace("1,\"id\"", "1,\"by\":{\"x\":[1]},\"id\""))
                    .line("{\"note\":{\"entry\":[0]}")
                    .line(ENTRY.replace("\"alias\"", "\"span\":null,\"alias\""))
                    .line(ENTRY.replace("INPUT", "CLOCK").replace("\"entry\":0", "\"entry\":1"))
                    .line(END.replace("1,", "2,").replace("\"h\"", "\"h\",\"later\":{\"a\":[1]}"))
                    .bytes();

            Recording recording = read(lines);

            assertThat(recording.entries()).extracting(Entry::sequence).containsExactly(0, 1);
            assertThat(recording.entries()).extracting(Entry::kind).containsExactly(EntryKind.INPUT, EntryKind.OTHER);
            assertThat(recording.metadata().text("host")).isEqualTo("h");
        }

        @Test
        void versions_are_refused_whatever_their_checksums() {
            byte[] lines = "{\"playback\":2,\"anything\":true}\n".getBytes(StandardCharsets.UTF_8);
            String message =
                    "the lines has format version 2, but this is a playback that reads version 1. Use a newer playback.";

            assertThatThrownBy(() -> read(lines))
                    .isInstanceOf(DamagedRecordingException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> StoredMetadata.read(lines, "the lines"))
                    .isInstanceOf(DamagedRecordingException.class)
                    .hasMessage(message);
        }
    }

    @Nested
    class Refuses {

        @Test
        void lines_that_say_another_id() {
            byte[] lines =
                    new CheckedLines().line(HEADER.replace("/a\"", "/b\"")).bytes();

            assertThatThrownBy(() -> read(lines))
                    .isInstanceOf(DamagedRecordingException.class)
                    .hasMessage("the lines is damaged or not ours: it is recording Till/20261124/b instead of"
                            + " Till/20261124/a. Restore it or delete it.");
        }

        @Test
        void a_file_that_was_never_ours() {
            for (String text :
                    List.of("", "\n", "{}", "{}\n", "[1]\n", "hello", "{\"crc32\":\"00000000\"}\n", "\u0000")) {
                assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                        .as(text)
                        .isInstanceOf(DamagedRecordingException.class);
                assertThatThrownBy(() -> StoredMetadata.read(text.getBytes(StandardCharsets.UTF_8), "it"))
                        .as(text)
                        .isInstanceOf(DamagedRecordingException.class);
            }
        }

        @Test
        void a_text_that_is_too_long_before_it_is_held() {
            byte[] lines = new CheckedLines()
                    .line(HEADER.replace("Till\"", "x".repeat(2 << 20) + "\""))
                    .bytes();

            assertThatThrownBy(() -> read(lines)).hasMessageContaining("in line 1, a text has more than 1048576 bytes");
        }

        @Test
        void nesting_of_ten_millions_only_where_it_is_used() throws IOException {
            String deep = "[".repeat(10_000_000) + "]".repeat(10_000_000);
            byte[] lines = new CheckedLines()
                    .line(HEADER)
                    .line(ENTRY.replace("[2]", deep))
                    .line(END)
                    .bytes();

            assertThat(read(lines).entries().get(0).arguments().get(1)).hasSize(20_000_000);
        }

        @Test
        void frames_that_claim_more_than_a_frame_holds() {
            byte[] bomb = Zstd.compress(new byte[64 << 20]);

            assertThat(bomb).hasSizeLessThan(10_000);
            assertThatThrownBy(() ->
                            RecordingCodec.readIncomplete(RecordingBytes.of(bomb), ID, Compression.ZSTD, "the bomb"))
                    .isInstanceOf(DamagedRecordingException.class);
        }

        @Test
        void a_value_that_is_no_json_and_goes_on_without_it() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RecordingWriter writer = RecordingWriter.begin(out, Compression.NONE, ID, Instant.EPOCH);
            for (String broken : List.of(
                    "", "nul", "01", "1.", "[1,]", "{\"a\"}", "{a:1}", "\"a", "\"\\x\"", "1 2", "[}", "'a'", "\"\n\"x",
                    "+1")) {
                assertThatThrownBy(() -> writer.add(entry(0, broken)))
                        .as(broken)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("A recording holds what is no JSON: " + broken);
            }
            writer.add(entry(1, " [ 1.5e-7 , {\"a\":\"\\u00e9\\\"\"} ] "));
            StoredMetadata stored = writer.end(RecordingMetadata.none());

            Recording read = RecordingCodec.read(RecordingBytes.of(out.toByteArray()), stored, "it");

            assertThat(read.entries()).containsExactly(entry(1, " [ 1.5e-7 , {\"a\":\"\\u00e9\\\"\"} ] "));
        }
    }

    @Nested
    class A_kind_that_came_later {

        private static final String TIMER =
                "{\"entry\":7,\"lane\":\"0.2\",\"kind\":\"TIMER\",\"at\":[1.50, {\"zone\":\"\u00fc\"}],\"alias\":\"a\"";

        @Test
        void is_kept_by_who_copies_a_recording() throws IOException {
            byte[] lines = new CheckedLines()
                    .line(HEADER)
                    .line(ENTRY)
                    .line(TIMER)
                    .line(END.replace(":1,", ":2,"))
                    .bytes();
            Recording recording = read(lines);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            StoredMetadata stored = copy(recording, out);

            assertThat(recording.entries()).extracting(Entry::kind).containsExactly(EntryKind.INPUT, EntryKind.OTHER);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("\n" + TIMER + ",\"crc32\":");
            assertThat(RecordingCodec.read(RecordingBytes.of(out.toByteArray()), stored, "the copy")
                            .entries())
                    .isEqualTo(recording.entries());
        }
    }

    @Nested
    class A_field_that_came_later {

        @Test
        void is_kept_by_who_copies_a_recording() throws IOException {
            String entry = ENTRY + ",\"span\": {\"id\":[7, null]},\"cost\":1.50,\"note \\\"x\\\"\":\"\u00fc\"";
            Recording recording =
                    read(new CheckedLines().line(HEADER).line(entry).line(END).bytes());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            copy(recording, out);

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(",\"span\": {\"id\":[7, null]},\"cost\":1.50,"
                            + "\"note \\\"x\\\"\":\"\u00fc\",\"crc32\":");
        }
    }

    private static StoredMetadata copy(Recording recording, ByteArrayOutputStream out) throws IOException {
        RecordingWriter writer = RecordingWriter.begin(out, Compression.NONE, ID, Instant.EPOCH);
        for (Entry entry : recording.entries()) {
            writer.add(entry);
        }
        return writer.end(RecordingMetadata.none());
    }

    @Nested
    class Large {

        @TempDir
        private Path directory;

        private StoredMetadata write(Path file, Compression compression) throws IOException {
            try (RecordingWriter writer =
                    RecordingWriter.begin(Files.newOutputStream(file), compression, ID, Instant.EPOCH)) {
                for (int i = 0; i < 5; i++) {
                    writer.add(entry(i, value(i)));
                }
                return writer.end(RecordingMetadata.none());
            }
        }

        // Random, so that zstd cannot make it small.
        private String value(int seed) {
            StringBuilder text = new StringBuilder("\"");
            new java.util.Random(seed)
                    .ints(900_000, 32, 0x2FF)
                    .filter(c -> c != '"' && c != '\\')
                    .forEach(c -> text.append((char) c));
            return text.append('"').toString();
        }

        @Test
        void recordings_are_read_value_by_value() throws IOException {
            for (Compression compression : Compression.values()) {
                Path file = directory.resolve("large" + compression.suffix());
                StoredMetadata stored = write(file, compression);

                Recording recording = RecordingCodec.read(RecordingBytes.of(file), stored, file);

                for (int i : new int[] {3, 0, 4, 2, 1, 3}) {
                    assertThat(recording.entries().get(i).result().equals(value(i)))
                            .isTrue();
                    assertThat(recording.entries().get(i).arguments().get(0).equals(value(i)))
                            .isTrue();
                }
                Files.delete(file);
                assertThatThrownBy(() -> recording.entries().get(0).result())
                        .isInstanceOf(DamagedRecordingException.class)
                        .hasMessageStartingWith("A value of " + file + " cannot be read any more: ");
            }
        }

        @Test
        void recordings_that_change_after_they_were_loaded_are_refused() throws IOException {
            Path file = directory.resolve("large.jsonl");
            StoredMetadata stored = write(file, Compression.NONE);
            Recording recording = RecordingCodec.read(RecordingBytes.of(file), stored, file);
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, 0, bytes.length, (byte) '1');
            Files.write(file, bytes);

            assertThatThrownBy(() -> recording.entries().get(2).result())
                    .isInstanceOf(DamagedRecordingException.class)
                    .hasMessage(
                            "%s is damaged or not ours: it changed after it was loaded. Restore it or delete it.",
                            file);
        }
    }
}
