package dev.playback.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A run in which one recording in fifty exits, one hangs, one exhausts memory and one has what cannot be sent. Two hundred
 * recordings, or as many as {@code -Ddrill.recordings} says.
 */
@Tag("slow")
class FaultDrillTests {

    private static final int RECORDINGS = Integer.getInteger("drill.recordings", 200);
    private static final List<String> TROUBLES = List.of("exit", "hang", "memory", "unwritable");

    @Test
    @Timeout(600)
    void costs_the_recordings_that_are_in_trouble_and_no_other() throws Exception {
        String mark = "-Ddrill.mark=" + UUID.randomUUID();
        WorkerOptions options = WorkerOptions.ofThisJvm()
                .jvmOptions(List.of("-Xmx48m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", mark))
                .workers(2)
                .timeout(Duration.ofSeconds(2));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Comparison> comparisons = new ArrayList<>();
        try (WorkerPool pool = WorkerPool.of(options)) {
            List<Callable<Comparison>> work = new ArrayList<>();
            drill().forEach(trouble -> work.add(() -> pool.compare(Trouble.SPEC, Trouble.id(trouble, work.size()))));
            for (Future<Comparison> done : threads.invokeAll(work)) {
                comparisons.add(done.get());
            }
        } finally {
            threads.shutdownNow();
        }

        int each = RECORDINGS / 50;
        assertThat(comparisons).hasSize(RECORDINGS);
        assertThat(comparisons)
                .filteredOn(one -> one.status() == EqualityStatus.EQUAL)
                .hasSize(RECORDINGS - 4 * each)
                .allSatisfy(one ->
                        assertThat(one.id().category() + " " + one.message()).startsWith("fine red "));
        assertThat(failures(comparisons))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "exit WorkerDiedException", (long) each,
                        "hang WorkerTimedOutException", (long) each,
                        "memory WorkerDiedException", (long) each,
                        "unwritable UnsendableResultException", (long) each));
        assertThat(ProcessHandle.allProcesses().filter(process -> isMarked(process, mark)))
                .isEmpty();
    }

    private static List<String> drill() {
        List<String> drill = new ArrayList<>(Collections.nCopies(RECORDINGS, "fine"));
        for (int number = 0; number < RECORDINGS / 50 * TROUBLES.size(); number++) {
            drill.set(number, TROUBLES.get(number % TROUBLES.size()));
        }
        Collections.shuffle(drill, new Random(50));
        return drill;
    }

    private static Map<String, Long> failures(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(one -> one.failure() != null)
                .map(one -> one.id().category() + " "
                        + Objects.requireNonNull(one.failure()).getClass().getSimpleName())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private static boolean isMarked(ProcessHandle process, String mark) {
        return process.info().arguments().map(List::of).orElse(List.of()).contains(mark);
    }
}
