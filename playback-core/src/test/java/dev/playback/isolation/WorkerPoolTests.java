package dev.playback.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts real JVMs. */
@Tag("slow")
class WorkerPoolTests {

    private final ConcurrentLinkedQueue<String> printed = new ConcurrentLinkedQueue<>();
    private final WorkerOptions options = WorkerOptions.ofThisJvm()
            .jvmOptions(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"))
            .timeout(Duration.ofSeconds(60))
            .output(printed::add);
    private WorkerPool pool = WorkerPool.of(options);

    @AfterEach
    void close() {
        pool.close();
    }

    private Comparison compare(String trouble) throws InterruptedException {
        return pool.compare(Trouble.SPEC, Trouble.id(trouble, 1));
    }

    private String pid() throws InterruptedException {
        return compare("fine").message().replace("red ", "");
    }

    private static Throwable failure(Comparison comparison) {
        assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUALIZER_FAILURE);
        return Objects.requireNonNull(comparison.failure());
    }

    @Nested
    class Keeps_a_worker {

        @Test
        void warm_and_gives_it_its_arguments() throws Exception {
            Set<String> pids = new HashSet<>();
            for (int number = 0; number < 20; number++) {
                pids.add(pid());
            }

            assertThat(pids)
                    .hasSize(1)
                    .doesNotContain(Long.toString(ProcessHandle.current().pid()));
            assertThat(compare("fine").message()).startsWith("red ");
        }

        @Test
        void until_it_is_to_be_replaced() throws Exception {
            pool.close();
            pool = WorkerPool.of(options.recycleRate(2));

            List<String> pids = List.of(pid(), pid(), pid(), pid(), pid());

            assertThat(new HashSet<>(pids)).hasSize(3);
            assertThat(pids.get(0)).isEqualTo(pids.get(1)).isNotEqualTo(pids.get(2));
        }

        @Test
        void whatever_the_application_prints_reads_or_leaves_behind() throws Exception {
            String before = pid();

            Comparison print = compare("print");
            Comparison stdin = compare("stdin");
            Comparison leave = compare("leave");

            assertThat(print.message()).isEqualTo("done");
            assertThat(stdin.message()).isEqualTo("read -1");
            assertThat(leave.message()).isEqualTo("done");
            assertThat(pid()).isEqualTo(before);
            assertThat(printed).contains("plain line", "raw line 1999 \u0001 \u0001\u0001 not a frame");
        }

        @Test
        void that_threw() throws Exception {
            String before = pid();

            Throwable failure = failure(compare("throw"));

            assertThat(failure)
                    .hasToString("java.lang.IllegalStateException: no price for pen")
                    .hasRootCauseMessage("/ by zero");
            assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(Trouble.class.getName());
            assertThat(pid()).isEqualTo(before);
        }

        @Test
        void that_has_what_cannot_be_sent_and_says_so_at_once() throws Exception {
            String before = pid();

            Throwable unwritable = failure(compare("unwritable"));

            assertThat(unwritable)
                    .isInstanceOf(UnsendableResultException.class)
                    .hasMessageContaining("its result cannot be sent from the worker");
            assertThat(pid()).isEqualTo(before);
        }
    }

    @Nested
    class Loses_one_recording_to_a_worker {

        @Test
        void that_exits() throws Exception {
            Throwable failure = failure(compare("exit"));

            assertThat(failure)
                    .isInstanceOf(WorkerDiedException.class)
                    .hasMessage(
                            "The worker that compared this recording ended with exit code 7 (it ended). It printed last:\n  disk is on fire\n");
            assertThat(compare("fine").status()).isEqualTo(EqualityStatus.EQUAL);
        }

        @Test
        void that_hangs() throws Exception {
            pool.close();
            pool = WorkerPool.of(options.timeout(Duration.ofMillis(1500)));
            String before = pid();

            Throwable failure = failure(compare("hang"));

            assertThat(failure)
                    .isInstanceOf(WorkerTimedOutException.class)
                    .hasMessageStartingWith("No result within 1.5 s, so the worker was killed at ");
            assertThat(failure.getStackTrace())
                    .extracting(StackTraceElement::getMethodName)
                    .contains("hangHere");
            assertGone(before);
            assertThat(compare("fine").status()).isEqualTo(EqualityStatus.EQUAL);
        }

        @Test
        void that_exhausts_memory() throws Exception {
            Throwable failure = failure(compare("memory"));

            assertThat(failure)
                    .isInstanceOf(WorkerDiedException.class)
                    .hasMessageStartingWith(
                            "The worker that compared this recording ended with exit code 3: it ran out of memory (JVM options: -Xmx64m");
            assertThat(compare("fine").status()).isEqualTo(EqualityStatus.EQUAL);
        }

        @Test
        void that_cannot_be_started() throws Exception {
            pool.close();
            pool = WorkerPool.of(options.withJvmOptions("-XX:NoSuchOption"));

            Throwable failure = failure(compare("fine"));

            assertThat(failure)
                    .isInstanceOf(WorkerNotStartedException.class)
                    .hasMessageStartingWith(
                            "No worker could be started: its JVM ended with exit code 1. It printed last:\n")
                    .hasMessageContaining("Unrecognized VM option 'NoSuchOption'");
        }

        @Test
        void that_cannot_make_the_comparer() throws Exception {
            ComparerSpec missing = new ComparerSpec("com.example.Missing", Map.of());

            Throwable failure = failure(pool.compare(missing, Trouble.id("fine", 1)));

            assertThat(failure)
                    .hasMessage(
                            "There is no class com.example.Missing in the worker. Is its class path that of the parent?");
        }
    }

    @Nested
    class Ends_its_workers {

        @Test
        void when_it_is_closed() throws Exception {
            String pid = pid();
            String child = compare("child").message();

            pool.close();

            assertGone(pid);
            assertGone(child);
            assertThatThrownBy(() -> compare("fine")).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void when_the_thread_that_waits_is_interrupted() throws Exception {
            String pid = pid();
            ExecutorService thread = Executors.newSingleThreadExecutor();

            Future<Comparison> hanging = thread.submit(() -> compare("hang"));
            hanging.cancel(true);
            thread.shutdown();

            assertThat(thread.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            String next = pid();
            assertThat(next.equals(pid) || !isAlive(pid)).isTrue();
        }

        @Test
        void when_its_own_jvm_is_killed() throws Exception {
            Process parent = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ParentMain.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String[] pids = parent.inputReader().readLine().split(" ", -1);

            parent.destroyForcibly().waitFor();

            assertGone(pids[0]);
            assertGone(pids[1]);
        }
    }

    @Test
    void works_with_as_many_workers_as_there_may_be() throws Exception {
        pool.close();
        pool = WorkerPool.of(options.workers(2));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Comparison>> work = new ArrayList<>();
        IntStream.range(0, 60)
                .forEach(number -> work.add(() -> pool.compare(Trouble.SPEC, Trouble.id("fine", number))));

        List<Future<Comparison>> done = threads.invokeAll(work);
        threads.shutdown();

        Set<String> pids = new HashSet<>();
        for (int number = 0; number < 60; number++) {
            assertThat(done.get(number).get().id()).isEqualTo(Trouble.id("fine", number));
            pids.add(done.get(number).get().message());
        }
        assertThat(pids).hasSizeBetween(1, 2);
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    static void assertGone(String pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
        if (process != null) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(isAlive(pid)).isFalse();
    }
}
