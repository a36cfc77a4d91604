package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@Tag("slow")
class ManyRecordingsTests {

    private static final int MANY = 5_000;
    private static final int EARLY = 1_000;
    private static final long MEGABYTE = 1024 * 1024;

    private Tape tape;

    @BeforeEach
    void record(@TempDir Path directory) {
        tape = new Tape(directory);
        RecordingId first = RecordingId.parse(tape.record(7).get(0));
        // Without waiting for the disk, since nobody needs them after a crash.
        TapeCassette cassette = TapeCassette.at("file:" + directory.resolve("recordings") + "?fsync=false");
        Recording recording = cassette.load(first);
        for (int i = 1; i < MANY; i++) {
            RecordingId id = new RecordingId(first.category(), first.day(), first.name() + "-" + i);
            cassette.save(new Recording(id, recording.metadata(), recording.entries()));
        }
    }

    @Test
    void memory_stays_flat() {
        List<Long> used = new ArrayList<>();

        run(count -> {
            if (count == EARLY || count == MANY) {
                used.add(usedMemory());
            }
        });

        // What one comparison holds would be twenty times as much.
        assertThat(used.get(1) - used.get(0)).as("bytes held by 4,000 tests").isLessThan(12 * MEGABYTE);
    }

    private interface Progress {
        void finished(int count);
    }

    private void run(Progress progress) {
        AtomicInteger passed = new AtomicInteger();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Plays.All.class))
                                .filters(EngineFilter.includeEngines("playback"))
                                .configurationParameters(tape.kit().parameters())
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest() && result.getStatus() == Status.SUCCESSFUL) {
                                    progress.finished(passed.incrementAndGet());
                                }
                            }
                        });
        assertThat(passed).hasValue(MANY);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
