package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@Tag("slow")
class IsolationTests {

    private Tape tape;

    @BeforeEach
    void start(@TempDir Path directory) {
        tape = new Tape(directory);
    }

    @Test
    void recordings_in_memory_are_refused_since_another_process_does_not_see_them() {
        assertThat(Kit.failure(tape.kit().run(Plays.InProcessFromMemory.class)))
                .hasMessageContaining("its recordings are in memory. Keep them in files");
    }

    @Test
    void a_replay_that_ends_its_process_costs_one_recording() {
        tape.record(1, 13, 2);

        EngineExecutionResults results = tape.kit().run(Plays.InProcess.class);

        results.testEvents().assertStatistics(events -> events.succeeded(2).failed(1));
        assertThat(Kit.failure(results)).hasMessageContaining("3");
    }
}
