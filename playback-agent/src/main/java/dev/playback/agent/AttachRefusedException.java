package dev.playback.agent;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The agent could not be attached to this JVM. */
public final class AttachRefusedException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    AttachRefusedException(String reason, @Nullable Throwable cause) {
        super(
                "The playback agent cannot be attached to this JVM: %s. Start the JVM with -javaagent:playback-agent.jar, or"
                                .formatted(reason)
                        + " allow attaching with -XX:+EnableDynamicAgentLoading, or weave at build time.",
                cause);
    }
}
