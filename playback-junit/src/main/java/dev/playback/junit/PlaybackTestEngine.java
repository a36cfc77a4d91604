package dev.playback.junit;

import java.lang.reflect.Modifier;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/** Runs classes annotated with {@link PlaybackTest}. Discovery reads no recordings. */
public final class PlaybackTestEngine extends HierarchicalTestEngine<PlaybackExecutionContext> {

    private static final EngineDiscoveryRequestResolver<PlaybackEngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<PlaybackEngineDescriptor>builder()
                    .addClassContainerSelectorResolver(PlaybackTestEngine::isPlaybackTest)
                    .addSelectorResolver(context -> new PlaybackClassSelectorResolver(context.getClassNameFilter()))
                    .build();

    @Override
    public String getId() {
        return "playback";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        PlaybackEngineDescriptor engine = new PlaybackEngineDescriptor(uniqueId);
        RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    protected PlaybackExecutionContext createExecutionContext(ExecutionRequest request) {
        return PlaybackExecutionContext.of(request.getConfigurationParameters());
    }

    static boolean isPlaybackTest(Class<?> type) {
        return !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                && AnnotationSupport.isAnnotated(type, PlaybackTest.class);
    }
}
