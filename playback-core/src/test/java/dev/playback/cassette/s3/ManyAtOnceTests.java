package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writers, readers and one who compacts, all at once. {@code -Ds3.test.seconds=60} makes it longer. */
@Tag("slow")
class ManyAtOnceTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private static final int WRITERS = 16;
    private static final int READERS = 4;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("s3.test.seconds", 4));

    private final OpenCassettes open = new OpenCassettes(server);
    private final Set<RecordingId> acknowledged = ConcurrentHashMap.newKeySet();
    private final Instant end = Instant.now().plus(TIME);
    private String bucket = "";

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void every_acknowledged_recording_is_found_once_and_whole() throws InterruptedException, ExecutionException {
        bucket = server.bucket();
        List<S3TapeCassette> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(open.of(open.builder(bucket).writable()));
        }
        S3TapeCassette reader = open.of(open.builder(bucket));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            work.add(() -> write(writers.get(number % writers.size()), number));
        }
        for (int i = 0; i < READERS; i++) {
            int number = i;
            work.add(() -> read(reader, number));
        }
        work.add(() -> compact(writers.get(0)));
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Integer> future : pool.invokeAll(work)) {
                assertThat(future.get()).isPositive();
            }
        } finally {
            pool.shutdownNow();
        }
        writers.forEach(S3TapeCassette::close);

        List<RecordingId> found = open.of(open.builder(bucket)).find("Till").toList();
        assertThat(found).hasSameSizeAs(acknowledged);
        assertThat(new HashSet<>(found)).isEqualTo(new HashSet<>(acknowledged));
        assertThat(found).allSatisfy(id -> assertThat(reader.load(id)).isEqualTo(Tapes.small(id)));
    }

    private int write(S3TapeCassette cassette, int writer) {
        int count = 0;
        while (count == 0 || Instant.now().isBefore(end)) {
            RecordingId id = new RecordingId("Till", "2026112" + count % 3, "w" + writer + "-" + count++);
            cassette.save(Tapes.small(id));
            acknowledged.add(id);
        }
        return count;
    }

    private int read(S3TapeCassette cassette, int seed) {
        Random random = new Random(seed);
        int count = 0;
        while (count++ == 0 || Instant.now().isBefore(end)) {
            Set<RecordingId> before = new HashSet<>(acknowledged);
            List<RecordingId> found = cassette.find("Till").toList();
            Set<RecordingId> once = new HashSet<>(found);
            assertThat(once).hasSameSizeAs(found);
            before.removeAll(once);
            assertThat(before).as("acknowledged and not found").isEmpty();
            if (!found.isEmpty()) {
                RecordingId one = found.get(random.nextInt(found.size()));
                assertThat(cassette.load(one)).isEqualTo(Tapes.small(one));
            }
        }
        return count;
    }

    private int compact(S3TapeCassette cassette) {
        int count = 0;
        while (count++ == 0 || Instant.now().isBefore(end)) {
            cassette.compactIndex("Till");
        }
        return count;
    }
}
