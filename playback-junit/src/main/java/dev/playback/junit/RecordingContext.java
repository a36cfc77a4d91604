package dev.playback.junit;

import dev.playback.recording.RecordingId;
import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The invocation of a test method for one recording. */
record RecordingContext(
        PlaybackTest annotation, ReplayPlan plan, RecordingId id, String name, StrayCalls strays, JupiterRun run)
        implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(new RecordingInvocation(this));
    }
}
