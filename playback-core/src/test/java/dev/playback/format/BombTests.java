package dev.playback.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that unpack to a text of a gigabyte, read in a process with little memory. */
@Tag("slow")
class BombTests {

    private static final int MEGABYTE = 1 << 20;
    private static final RecordingId ID = new RecordingId("Till", "20261124", "a");
    private static final String HEADER =
            "{\"playback\":1,\"id\":\"Till/20261124/a\",\"category\":\"Till\",\"begunAt\":\"2026-11-24T10:00:00Z\"";
    private static final String ENTRY =
            "{\"entry\":0,\"lane\":\"0\",\"kind\":\"OPERATION\",\"alias\":\"Till\",\"key\":\"[]\",\"arguments\":[],\"returned\":\"";

    @TempDir
    private Path directory;

    @Test
    void a_text_of_a_gigabyte_in_many_frames_ends_in_an_error() throws Exception {
        byte[] frame = Zstd.compress("x".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(Zstd.compress(start()));
        for (int i = 0; i < 1024; i++) {
            bomb.write(frame);
        }
        bomb.write(Zstd.compress(end(new CRC32())));

        assertThat(bomb.size()).isLessThan(100_000);
        assertThat(read(bomb.toByteArray(), "-Xmx24m"))
                .contains(
                        "DamagedRecordingException: the bomb is damaged or not ours: in line 2, a value has 1073741826 bytes")
                .doesNotContain("OutOfMemoryError");
    }

    @Test
    void a_frame_that_claims_a_gigabyte_ends_in_an_error() throws Exception {
        ByteBuffer claim = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
        // The magic number, a descriptor that says that the size follows, the size, and one block of repeated bytes.
        claim.putInt(0xFD2FB528).put((byte) 0xA0).putInt(1 << 30).put(new byte[] {3, 0, 16, 'x'});

        assertThat(read(claim.array(), "-Xmx24m"))
                .contains("DamagedRecordingException: the bomb is damaged or not ours")
                .doesNotContain("OutOfMemoryError");
    }

    @Test
    void a_value_that_memory_cannot_hold_ends_in_an_error_that_says_so() throws Exception {
        byte[] frame = Zstd.compress("x".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(Zstd.compress(start()));
        CRC32 checksum = new CRC32();
        checksum.update(start());
        for (int i = 0; i < 100; i++) {
            bomb.write(frame);
            checksum.update("x".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8));
        }
        bomb.write(Zstd.compress(end(checksum)));

        assertThat(read(bomb.toByteArray(), "-Xmx64m"))
                .contains(
                        "DamagedRecordingException: A value of the bomb has 104857602 bytes, too many for a JVM with ")
                .doesNotContain("OutOfMemoryError");
    }

    private static byte[] end(CRC32 checksum) {
        StringBuilder end = new StringBuilder();
        for (String open : List.of(
                "\",\"startMicros\":0,\"durationMicros\":0,\"thread\":\"main\"",
                "{\"end\":1,\"complete\":true,\"metadata\":{}")) {
            checksum.update(open.getBytes(StandardCharsets.UTF_8));
            String close = ",\"crc32\":\"%08x\"}\n".formatted(checksum.getValue());
            checksum.update(close.getBytes(StandardCharsets.UTF_8));
            end.append(open).append(close);
        }
        return end.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] start() throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.write(new CheckedLines().line(HEADER).bytes());
        start.write(ENTRY.getBytes(StandardCharsets.UTF_8));
        return start.toByteArray();
    }

    private String read(byte[] bomb, String memory) throws Exception {
        Path file = Files.write(directory.resolve("bomb"), bomb);
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BombTests.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    /** Reads the file that is given. */
    public static void main(String[] arguments) throws IOException {
        byte[] bomb = Files.readAllBytes(Path.of(arguments[0]));
        String sha256 = HexFormat.of().formatHex(StoredMetadata.newDigest().digest(bomb));
        StoredMetadata whole = new StoredMetadata(ID, RecordingMetadata.none(), Compression.ZSTD, bomb.length, sha256);
        System.out.println(RecordingCodec.read(RecordingBytes.of(bomb), whole, "the bomb")
                .entries()
                .get(0)
                .result()
                .length());
    }
}
