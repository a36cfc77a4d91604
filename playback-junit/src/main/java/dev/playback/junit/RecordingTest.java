package dev.playback.junit;

import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;
import java.util.Map;
import org.junit.platform.engine.TestDescriptor;

/** Replays one recording as a test of the engine. */
record RecordingTest(
        ReplayPlan plan, Replay replay, RecordingId id, TestDescriptor leaf, PlaybackExecutionContext context) {

    void run() {
        Comparison comparison = replay.compare(id);
        context.reporting()
                .entry(
                        leaf,
                        Map.of(
                                "recording.id",
                                id.toString(),
                                "recording.uri",
                                plan.cassette() + "/" + id,
                                "recording.status",
                                comparison.status().name()));
        Verdict verdict = new Verdict(plan, comparison);
        context.log().end(plan.testClass(), comparison, verdict.isPass());
        if (!verdict.isPass()) {
            context.reporting().attach(leaf, "difference.txt", verdict.message());
        }
        verdict.check();
    }
}
