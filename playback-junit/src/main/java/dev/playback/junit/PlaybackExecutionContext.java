package dev.playback.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What the tests of one run share. Changes over time; for any number of threads. */
final class PlaybackExecutionContext implements EngineExecutionContext {

    private final RunSettings settings;
    private final Cassettes cassettes;
    private final RunLog log;
    private final Reporting reporting;
    private @Nullable List<String> unwoven;

    private PlaybackExecutionContext(RunSettings settings, Reporting reporting) {
        this.settings = settings;
        this.cassettes = new Cassettes();
        this.log = new RunLog(settings);
        this.reporting = reporting;
    }

    static PlaybackExecutionContext of(ExecutionRequest request) {
        return new PlaybackExecutionContext(
                RunSettings.of(request.getConfigurationParameters()), new Reporting(request));
    }

    RunSettings settings() {
        return settings;
    }

    Cassettes cassettes() {
        return cassettes;
    }

    RunLog log() {
        return log;
    }

    Reporting reporting() {
        return reporting;
    }

    /**
     * Returns the annotated classes that are not woven, so that a replay would run their calls for real: those that even the agent,
     * attached for their sake, could not weave.
     */
    synchronized List<String> unwoven() {
        if (unwoven == null) {
            unwoven = LateWeaving.ofWhatIsNotWoven();
        }
        return unwoven;
    }

    void close() {
        cassettes.close();
        log.close();
    }
}
