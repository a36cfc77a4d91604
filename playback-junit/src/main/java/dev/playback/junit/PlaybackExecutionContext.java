package dev.playback.junit;

import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What the tests of one run of the engine share. For any number of threads.
 *
 * @param cassettes those opened by their place; closed with the run
 */
record PlaybackExecutionContext(
        RunSettings settings,
        Cassettes cassettes,
        WeavingCheck weaving,
        Workers workers,
        StrayCalls strays,
        RunLog log,
        Reporting reporting)
        implements EngineExecutionContext {

    static PlaybackExecutionContext of(ExecutionRequest request) {
        RunSettings settings = RunSettings.of(request.getConfigurationParameters()::get);
        return new PlaybackExecutionContext(
                settings,
                new Cassettes(),
                new WeavingCheck(),
                new Workers(),
                new StrayCalls(),
                new RunLog(settings),
                new Reporting(request));
    }

    /** @throws org.opentest4j.AssertionFailedError if work of a replay went on after the last class */
    void close() {
        strays.close();
        workers.close();
        cassettes.close();
        log.close();
        strays.check();
    }
}
