package dev.playback.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ThreadHandoverTests {

    @TempDir
    private Path directory;

    @Test
    void follows_every_way_of_this_jdk() throws Exception {
        follows(Jdks.running(), List.of(Fixture.javaagent()));
    }

    @Test
    void follows_every_way_of_the_newest_jdk() throws Exception {
        assumeTrue(Jdks.newest().isPresent(), "No JDK newer than the running one was found.");

        follows(Jdks.newest().orElseThrow(), List.of(Fixture.javaagent()));
    }

    @Test
    void follows_when_the_agent_comes_after_the_pools() throws Exception {
        follows(Jdks.running(), List.of(), "attach");
    }

    @Test
    void lets_go_of_tasks_and_threads_that_outlive_their_operation() throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);

        List<String> output = fixture.run(
                Jdks.running(),
                List.of(Fixture.javaagent()),
                "matrix.PeriodicMain",
                directory.resolve("recordings").toString());

        assertThat(output).contains("starts=1", "turns=2", "ticked=true");
    }

    @Test
    void goes_on_recording_when_threads_that_outlived_their_operations_are_gone() throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);

        List<String> output = fixture.run(Jdks.running(), List.of(Fixture.javaagent()), "matrix.OutlivedMain");

        assertThat(output).contains("operations=10");
    }

    @Test
    void lets_go_of_calls_whose_stages_outlive_them() throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);

        List<String> output =
                fixture.run(Jdks.running(), List.of(Fixture.javaagent(), "-Xmx40m"), "matrix.PendingMain");

        assertThat(output).contains("operations=6000");
    }

    @Test
    void forgets_work_that_a_pool_rejects_or_gives_back() throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);

        List<String> output = fixture.run(Jdks.running(), List.of(Fixture.javaagent()), "matrix.RejectedMain");

        assertThat(output)
                .contains(
                        "Rejected=1", "AfterRejected=1", "Removed=0", "AfterRemoved=1", "Stopped=0", "AfterStopped=1");
    }

    @Test
    void keeps_operations_apart_that_share_a_thread_or_a_task() throws Exception {
        keepsApart(Jdks.running());
    }

    @Test
    void keeps_them_apart_on_the_newest_jdk_and_follows_what_its_fork_join_pools_schedule() throws Exception {
        assumeTrue(Jdks.newest().isPresent(), "No JDK newer than the running one was found.");

        assertThat(keepsApart(Jdks.newest().orElseThrow()))
                .contains("Scheduled kept [[\"kept3\"], [\"kept2\"], [\"kept1\"]]", "Scheduled replay true 4");
    }

    private List<String> keepsApart(Path jdk) throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);

        List<String> output = fixture.run(jdk, List.of(Fixture.javaagent()), "matrix.SharedMain");

        assertThat(output)
                .contains(
                        "Timed t1 [[\"t1\"]]",
                        "Timed t2 [[\"t2\"]]",
                        "Drained p1 []",
                        "Drained p2 [[\"p2\"]]",
                        "Received c1 []",
                        "Received c2 []",
                        "Dependents d1 [[\"d1\"], [\"doned1\"]]",
                        "Dependents replay true 3",
                        "Derived d2 [[\"d2\"]]",
                        "Derived replay true 2");
        return output;
    }

    @Test
    void names_the_recording_in_the_log_context_of_a_pool_as_long_as_it_works_for_it() throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);

        List<String> output = fixture.run(Jdks.running(), List.of(Fixture.javaagent()), "matrix.LogMain");

        assertThat(output).contains("inside=true", "afterwards=null");
    }

    private void follows(Path jdk, List<String> options, String... further) throws Exception {
        Fixture fixture = Fixture.compiled("matrix", directory);
        Path recordings = directory.resolve("recordings");
        String[] arguments = further.length == 0
                ? new String[] {recordings.toString()}
                : new String[] {recordings.toString(), further[0]};

        List<String> output = fixture.run(jdk, options, "matrix.ThreadsMain", arguments);

        assertThat(output)
                .contains("dropped=0", "recordings=4", "bodies=0")
                .filteredOn(line -> line.startsWith("replay="))
                .containsExactlyElementsOf(Collections.nCopies(80, "replay=EQUAL []"));
        TapeCassette cassette = new FileTapeCassette(recordings);
        List<RecordingId> ids = cassette.find("Threads").toList();
        for (RecordingId id : ids) {
            List<Entry> entries = cassette.load(id).entries();
            assertThat(callsByAlias(entries)).isEqualTo(expected(!jdk.equals(Jdks.running())));
            // Four at once on the same pools: each has the calls of its own id and no other.
            assertThat(ids(entries)).hasSize(1);
            assertThat(lane(entries, "ask.thread")).isEqualTo("0.1");
            assertThat(lane(entries, "ask.submit")).isEqualTo("0.3");
            assertThat(lane(entries, "ask.stream")).isEqualTo("0.f");
        }
    }

    private static Map<String, Long> callsByAlias(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() == EntryKind.INPUT)
                .collect(Collectors.groupingBy(
                        entry -> entry.alias().replace("ask.", ""), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> expected(boolean virtual) {
        Map<String, Long> expected = new TreeMap<>();
        for (String once : List.of(
                "thread",
                "subclass",
                "submit",
                "execute",
                "schedule",
                "supplyAsync",
                "supplyAsync.pool",
                "thenApplyAsync",
                "thenApply",
                "forkJoin.submit",
                "completion",
                "futureTask",
                "timer",
                "priority.first",
                "priority.second")) {
            expected.put(once, 1L);
        }
        expected.putAll(Map.of("invokeAll", 2L, "fixedRate", 2L, "stream", 40L, "recursive", 16L));
        if (virtual) {
            expected.putAll(Map.of("virtual", 1L, "virtual.each", 50L));
        }
        return expected;
    }

    private static List<Integer> ids(List<Entry> entries) {
        return entries.stream()
                .filter(entry ->
                        entry.alias().startsWith("ask.") && !entry.alias().equals("ask.invokeAll"))
                .map(entry -> Integer.parseInt(entry.arguments().get(1)))
                .map(id -> id >= 1000 ? id / 1000 : id)
                .filter(id -> id > 0)
                .distinct()
                .toList();
    }

    private static String lane(List<Entry> entries, String alias) {
        return entries.stream()
                .filter(entry -> entry.alias().equals(alias))
                .findFirst()
                .orElseThrow()
                .lane();
    }
}
