package dev.playback.junit;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.config.PrefixedConfigurationParameters;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.ForkJoinPoolHierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;

/**
 * Runs classes annotated with {@link PlaybackTest}. Discovery reads no recordings and finds no faults: both are for the run, where a
 * fault is one failing test and not the end of all.
 */
public final class PlaybackTestEngine extends HierarchicalTestEngine<PlaybackExecutionContext> {

    static final String ID = "playback";

    private static final EngineDiscoveryRequestResolver<PlaybackEngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<PlaybackEngineDescriptor>builder()
                    .addClassContainerSelectorResolver(PlaybackTestClasses::isTestClass)
                    .addSelectorResolver(context -> new PlaybackClassResolver(context.getClassNameFilter()))
                    .build();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        PlaybackEngineDescriptor engine = new PlaybackEngineDescriptor(uniqueId);
        RESOLVER.resolve(request, engine);
        engine.getChildren().stream()
                .filter(PlaybackClassDescriptor.class::isInstance)
                .map(PlaybackClassDescriptor.class::cast)
                .forEach(found -> PlaybackTestClasses.doubtsOf(found.testClass())
                        .forEach(doubt -> PlatformCompat.warn(request, uniqueId, found, doubt)));
        return engine;
    }

    @Override
    protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        if (!parameters.getBoolean(RunSettings.PARALLEL + "enabled").orElse(false)) {
            return super.createExecutorService(request);
        }
        // With a prefix that ends earlier, the platform would look past the strategy and use all cores.
        return new ForkJoinPoolHierarchicalTestExecutorService(
                new PrefixedConfigurationParameters(parameters, RunSettings.PARALLEL + "config."));
    }

    @Override
    protected PlaybackExecutionContext createExecutionContext(ExecutionRequest request) {
        return PlaybackExecutionContext.of(request);
    }
}
