package dev.playback.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand damaged copies: each gives the right data or a clear error. */
class CorruptionTests {

    private static final RecordingId ID = new RecordingId("Till", "20261124", "a");
    private static final int COPIES = 1000;

    private final Recording recording = recording();

    private static Recording recording() {
        Random random = new Random(17);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String value = "{\"n\":%d,\"text\":\"%s\"}".formatted(random.nextInt(), "ab".repeat(random.nextInt(60)));
            entries.add(new Entry(
                    i,
                    "0",
                    i == 0 ? EntryKind.OPERATION : EntryKind.INPUT,
                    "alias" + i,
                    "key" + i,
                    List.of(value, "[" + i + "]"),
                    i % 3 == 0,
                    value,
                    i,
                    i,
                    "main"));
        }
        RecordingMetadata metadata =
                RecordingMetadata.none().with("host", "h").with("amount", 12.5).with("tags", List.of("a", 1));
        return new Recording(ID, metadata, entries);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void lines_give_the_right_data_or_a_clear_error(Compression compression) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordingWriter writer = RecordingWriter.begin(out, compression, ID, Instant.EPOCH);
        for (Entry entry : recording.entries()) {
            writer.add(entry);
        }
        StoredMetadata stored = writer.end(recording.metadata());
        int refused = 0;

        for (int seed = 0; seed < COPIES; seed++) {
            byte[] damaged = damaged(out.toByteArray(), new Random(seed));
            try {
                assertThat(RecordingCodec.read(RecordingBytes.of(damaged), stored, "it"))
                        .as("seed %d", seed)
                        .isEqualTo(recording);
            } catch (DamagedRecordingException e) {
                assertThat(e).hasMessageStartingWith("it is damaged or not ours: ");
                refused++;
            }
            assertThatWhatIsLeftIsRight(damaged, compression, seed);
        }

        assertThat(refused).isGreaterThan(COPIES * 9 / 10);
    }

    // Without length and checksum of the whole, the lines must find the damage themselves.
    private void assertThatWhatIsLeftIsRight(byte[] damaged, Compression compression, int seed) throws IOException {
        try {
            Recording left = RecordingCodec.readIncomplete(RecordingBytes.of(damaged), ID, compression, "it");
            assertThat(recording.entries()).as("seed %d", seed).containsAll(left.entries());
            assertThat(left.entries()).doesNotHaveDuplicates();
        } catch (DamagedRecordingException e) {
            assertThat(e.getMessage()).matches("it (is damaged or not ours: |has format version )(?s).*");
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void metadata_is_right_or_refused(Compression compression) {
        StoredMetadata stored = new StoredMetadata(ID, recording.metadata(), compression, 123, "ab".repeat(32));
        byte[] bytes = stored.toBytes();

        for (int seed = 0; seed < COPIES; seed++) {
            try {
                assertThat(StoredMetadata.read(damaged(bytes, new Random(seed)), "it"))
                        .as("seed %d", seed)
                        .isEqualTo(stored);
            } catch (DamagedRecordingException e) {
                assertThat(e.getMessage()).matches("it (is damaged or not ours: |has format version )(?s).*");
            }
        }
    }

    /** Flips, cuts, inserts, swaps or repeats. */
    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int at = random.nextInt(copy.length);
        int other = random.nextInt(copy.length);
        int from = Math.min(at, other);
        int to = Math.max(at, other);
        switch (random.nextInt(6)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) random.nextInt(256);
            case 2 -> copy = Arrays.copyOf(copy, at);
            case 3 -> copy = joined(bytes, 0, from, bytes, to, bytes.length);
            case 4 -> copy = joined(bytes, 0, to, bytes, from, bytes.length);
            default -> {
                byte one = copy[at];
                copy[at] = copy[other];
                copy[other] = one;
            }
        }
        return copy;
    }

    private static byte[] joined(byte[] first, int from, int to, byte[] second, int start, int end) {
        byte[] all = Arrays.copyOf(Arrays.copyOfRange(first, from, to), to - from + end - start);
        System.arraycopy(second, start, all, to - from, end - start);
        return all;
    }
}
