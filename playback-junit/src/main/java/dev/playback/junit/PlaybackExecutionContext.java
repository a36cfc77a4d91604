package dev.playback.junit;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What a run was configured with. */
record PlaybackExecutionContext(ConfigurationParameters parameters) implements EngineExecutionContext {}
