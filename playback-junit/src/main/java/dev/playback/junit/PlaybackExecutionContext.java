package dev.playback.junit;

import dev.playback.interception.UnwovenClasses;
import java.util.List;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What a run was configured with, and what it found.
 *
 * @param unwoven the annotated classes that are not woven, so that a replay would run their calls for real
 */
record PlaybackExecutionContext(ConfigurationParameters parameters, List<String> unwoven)
        implements EngineExecutionContext {

    static PlaybackExecutionContext of(ConfigurationParameters parameters) {
        return new PlaybackExecutionContext(parameters, UnwovenClasses.onClassPath());
    }
}
