package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

class PlaybackTestEngineTests {

    @PlaybackTest(Till.class)
    static class TillPlayback {}

    @TempDir
    private Path directory;

    @AfterEach
    void restoreRate() {
        Till.rate = 1.5;
    }

    @Test
    void every_recording_is_a_test() {
        record(1, 2, 3);

        EngineExecutionResults results = run(selectClass(TillPlayback.class));

        results.testEvents().assertStatistics(events -> events.started(3).succeeded(3));
        assertThat(results.testEvents().succeeded().stream().map(Event::getTestDescriptor))
                .allSatisfy(leaf -> assertThat(leaf.getSource()).get().isInstanceOf(MethodSource.class));
    }

    @Test
    void changed_code_fails_with_path_expected_and_actual() {
        record(2);
        Till.rate = 2;

        AssertionFailedError failure = (AssertionFailedError) failure(run(selectClass(TillPlayback.class)));

        assertThat(failure.getMessage()).endsWith("operation[0].result: 12.0 -> 16.0");
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("operation[0].result: 12.0");
        assertThat(failure.getActual().getStringRepresentation()).isEqualTo("operation[0].result: 16.0");
    }

    @Test
    void no_recordings_fail() {
        assertThat(failure(run(selectClass(TillPlayback.class))))
                .hasMessage(
                        "No recordings of [Till] in %s. Record some, or set the cassette of @PlaybackTest or"
                                + " playback.cassette.",
                        directory);
    }

    @Test
    void a_unique_id_runs_one_recording() {
        record(5, 6);
        List<Event> both =
                run(selectClass(TillPlayback.class)).testEvents().succeeded().list();

        EngineExecutionResults one =
                run(selectUniqueId(both.get(1).getTestDescriptor().getUniqueId()));

        assertThat(one.testEvents().succeeded().list())
                .singleElement()
                .extracting(event -> event.getTestDescriptor().getUniqueId())
                .isEqualTo(both.get(1).getTestDescriptor().getUniqueId());
    }

    private void record(int... units) {
        try (TapeRecorder recorder = TapeRecorder.over(new FileTapeCassette(directory))) {
            recorder.enableRecording();
            for (int unit : units) {
                new Till().charge(unit);
            }
            assertThat(recorder.saved()).isEqualTo(units.length);
        }
    }

    private EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine("playback")
                .configurationParameter("playback.cassette", directory.toString())
                .selectors(selector)
                .execute();
    }

    private static Throwable failure(EngineExecutionResults results) {
        Event failed = results.testEvents().failed().list().get(0);
        return failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
