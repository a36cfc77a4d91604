package dev.playback.junit;

import dev.playback.agent.AttachRefusedException;
import dev.playback.agent.PlaybackAgent;
import dev.playback.interception.UnwovenClasses;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Weaves in the running JVM what was not woven at build time. */
final class LateWeaving {

    private static final Logger LOG = LoggerFactory.getLogger(LateWeaving.class);

    private LateWeaving() {}

    /** Attaches the agent if a class of the class directories needs it; returns the classes that are still not woven. */
    static List<String> ofWhatIsNotWoven() {
        List<String> unwoven = UnwovenClasses.onClassPath();
        if (unwoven.isEmpty() || PlaybackAgent.isInstalled()) {
            return unwoven;
        }
        try {
            PlaybackAgent.attach();
        } catch (AttachRefusedException e) {
            LOG.error("{} are not woven.", unwoven, e);
            return unwoven;
        }
        LOG.info(
                "{} were not woven at build time, so the playback agent was attached to this JVM. To weave at build time"
                        + " starts tests faster.",
                unwoven);
        return UnwovenClasses.onClassPath();
    }
}
