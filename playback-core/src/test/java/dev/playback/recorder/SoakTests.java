package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.DropReason;
import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.RecorderListener;
import dev.playback.configuration.Settings;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A service under load from a second process records to a store that is in trouble. Runs for 20 seconds, or for as many as the system
 * property {@code soak.seconds} says.
 */
@Tag("slow")
class SoakTests {

    private static final long SECONDS = Long.getLong("soak.seconds", 20);
    private static final long HEAP_SLACK = 24L * 1024 * 1024;

    private final LongAdder heardSaved = new LongAdder();
    private final LongAdder heardDropped = new LongAdder();

    @Test
    void no_request_fails_the_heap_is_flat_and_every_operation_is_accounted_for() throws Exception {
        BrokenStore store = new BrokenStore();
        try (SoakService service = new SoakService();
                TapeRecorder recorder = TapeRecorder.builder(store)
                        .waitingForStorage()
                        .categories("Soak")
                        .settings(settings())
                        .listener(listener())
                        .build()) {
            recorder.enableRecording();
            load(service, SECONDS * 1000 / 4);
            long before = usedHeap();

            load(service, SECONDS * 1000 * 3 / 4);

            long after = usedHeap();
            RecorderCounts counts = recorder.counts();
            System.out.println("The soak of " + SECONDS + " s: " + counts + ", heap " + before + " -> " + after);
            assertThat(counts.operations()).isEqualTo(service.operations.sum());
            assertThat(counts.underWay()).isZero();
            assertThat(counts.saved())
                    .isEqualTo(store.kept.sum())
                    .isEqualTo(heardSaved.sum())
                    .isPositive();
            assertThat(counts.dropped()).isEqualTo(heardDropped.sum()).isPositive();
            assertThat(counts.droppedFor()).containsOnlyKeys(DropReason.STORE_FAILED, DropReason.TOO_LARGE);
            assertThat(counts.discarded()).isPositive();
            assertThat(counts.sampledOut()).isPositive();
            assertThat(counts.notRecordedWhilePaused()).isPositive();
            assertThat(after - before).isLessThan(HEAP_SLACK);
        }
    }

    private static void load(SoakService service, long millis) throws IOException, InterruptedException {
        String classes = Path.of(LoadGenerator.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classes,
                        LoadGenerator.class.getName(),
                        Integer.toString(service.port()),
                        Long.toString(millis),
                        "4")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.waitFor(millis + 60_000, TimeUnit.MILLISECONDS)).isTrue();
            String[] result = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", -1);
            assertThat(Integer.parseInt(result[0])).as("answered requests").isPositive();
            assertThat(result[1]).as("failed requests").isEqualTo("0");
        } finally {
            process.destroyForcibly();
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private RecorderListener listener() {
        return new RecorderListener() {
            @Override
            public void saved(RecordingId id) {
                heardSaved.increment();
            }

            @Override
            public void dropped(DroppedRecording dropped) {
                heardDropped.increment();
            }
        };
    }

    private static Settings settings() {
        Map<String, String> settings = Map.of(
                "playback.fuse.failures", "3",
                "playback.fuse.pause", "20ms",
                "playback.recorder.max-value", "200KB");
        return Settings.ofProcess().orElse(key -> Optional.ofNullable(settings.get(key)));
    }
}
