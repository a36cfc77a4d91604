package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.format.Compression;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many writers, many readers, and writers that are killed: what was acknowledged is there, once and whole. */
class FileTapeCassetteStressTests {

    private static final String DAY = "20261124";

    @TempDir
    private Path directory;

    private FileTapeCassette cassette(Compression compression) {
        return new FileTapeCassette(directory).withCompression(compression).withoutFsync();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void keeps_all_of_sixteen_writers_while_four_read(Compression compression) throws Exception {
        // A longer run: -Dplayback.stress.seconds=60
        Instant end = Instant.now().plus(Duration.ofSeconds(Integer.getInteger("playback.stress.seconds", 1)));
        AtomicBoolean writing = new AtomicBoolean(true);
        Set<RecordingId> acknowledged = Collections.synchronizedSet(new HashSet<>());
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 16; w++) {
                int writer = w;
                writers.add(pool.submit(() -> {
                    FileTapeCassette cassette = cassette(compression);
                    for (int i = 0; i < 3 || Instant.now().isBefore(end); i++) {
                        Recording recording = recording(new RecordingId("Busy", DAY, "w" + writer + "n" + i));
                        cassette.save(recording);
                        acknowledged.add(recording.id());
                    }
                }));
            }
            List<Future<?>> readers = new ArrayList<>();
            for (int r = 0; r < 4; r++) {
                readers.add(pool.submit(() -> {
                    while (writing.get()) {
                        List<RecordingId> before = List.copyOf(acknowledged);
                        List<RecordingId> found =
                                cassette(compression).find("Busy").toList();
                        assertHolds(found, before);
                        assertAllRight(found.subList(Math.max(0, found.size() - 20), found.size()));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            writing.set(false);
            pool.shutdownNow();
        }

        List<RecordingId> found = cassette(compression).find("Busy").toList();
        assertHolds(found, acknowledged);
        assertThat(found).hasSameSizeAs(acknowledged);
        assertAllRight(found);
    }

    /** Asserts that nothing is missing and nothing there twice, in sets: there may be a hundred thousand. */
    private static void assertHolds(List<RecordingId> found, Collection<RecordingId> wanted) {
        Set<RecordingId> once = new HashSet<>(found);
        assertThat(once).hasSameSizeAs(found);
        Set<RecordingId> missing = new HashSet<>(wanted);
        missing.removeAll(once);
        assertThat(missing).isEmpty();
    }

    @Test
    void keeps_what_killed_writers_had_saved() throws Exception {
        kill(3);
    }

    @Test
    @Tag("slow")
    void keeps_what_fifty_killed_writers_had_saved() throws Exception {
        kill(50);
    }

    private void kill(int rounds) throws IOException, InterruptedException {
        Random random = new Random(7);
        List<RecordingId> acknowledged = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Process writer = writer(round);
            try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
                // Killed somewhere in the work that follows these.
                for (int i = 1 + random.nextInt(8); i > 0; i--) {
                    acknowledged.add(acknowledged(output.readLine()));
                }
                // Not through the process, which would close its output.
                writer.toHandle().destroyForcibly();
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    // The last line may be cut.
                    if (line.endsWith("!")) {
                        acknowledged.add(acknowledged(line));
                    }
                }
            } finally {
                writer.destroyForcibly().waitFor();
            }
        }

        List<RecordingId> found = cassette(Compression.NONE).find("Killed").toList();
        assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
        assertAllRight(found);
        List<RecordingId> all = cassette(Compression.NONE)
                .find(RecordingLookup.of("Killed").includeIncomplete())
                .toList();
        assertThat(all).containsAll(found);
        for (RecordingId left : all) {
            assertThat(recording(left).entries())
                    .containsAll(cassette(Compression.NONE).load(left).entries());
        }
    }

    private static RecordingId acknowledged(String line) {
        return RecordingId.parse(line.substring(0, line.length() - 1));
    }

    private Process writer(int round) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileTapeCassetteStressTests.class.getName(),
                        directory.toString(),
                        "r" + round)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Writes until it is killed, and prints what is saved, followed by an exclamation mark. */
    public static void main(String[] arguments) {
        FileTapeCassette plain = new FileTapeCassette(Path.of(arguments[0]));
        FileTapeCassette packed = plain.withCompression(Compression.ZSTD);
        for (int i = 0; ; i++) {
            Recording recording = recording(new RecordingId("Killed", DAY, arguments[1] + "n" + i));
            (i % 2 == 0 ? plain : packed).save(recording);
            System.out.println(recording.id() + "!");
        }
    }

    private void assertAllRight(List<RecordingId> ids) {
        for (RecordingId id : ids) {
            assertThat(cassette(Compression.NONE).load(id)).isEqualTo(recording(id));
        }
    }

    /** Returns the one recording that has this id. */
    private static Recording recording(RecordingId id) {
        Random random = new Random(id.name().hashCode());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            String value = "\"" + Integer.toString(random.nextInt(), 36).repeat(random.nextInt(300)) + "\"";
            entries.add(new Entry(
                    i, "0", EntryKind.INPUT, "a" + i, "k", List.of(value), random.nextBoolean(), value, i, i, "main"));
        }
        return new Recording(id, RecordingMetadata.none().with("seed", id.name()), entries);
    }
}
