package dev.playback.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root of all playback test classes; ends what they share. */
final class PlaybackEngineDescriptor extends EngineDescriptor implements Node<PlaybackExecutionContext> {

    PlaybackEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "playback");
    }

    @Override
    public void cleanUp(PlaybackExecutionContext context) {
        context.close();
    }
}
