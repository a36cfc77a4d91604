package dev.playback.agent;

import java.lang.instrument.Instrumentation;

/**
 * The agent: {@code -javaagent:playback-agent.jar}, or {@link #attach} from within. Weaves annotated classes as they are loaded and
 * those that already are, hands sessions over from thread to thread, and lets the application's playback-core read the fields of
 * JDK classes. Says on standard error what it could not do; the application runs on either way.
 */
public final class PlaybackAgent {

    private PlaybackAgent() {}

    /** Called by the JVM when it starts; {@code verbose} tells of each woven class. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        Installation.install(arguments, instrumentation);
    }

    /** Called by the JVM when the agent is attached; {@code verbose} tells of each woven class. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        Installation.install(arguments, instrumentation);
    }

    /** Says whether the agent works in this JVM. */
    public static boolean isInstalled() {
        return Installation.isInstalled();
    }

    /**
     * Attaches the agent to this JVM, unless it is there already.
     *
     * @throws AttachRefusedException if the JVM does not let it, or the jar of the agent cannot be found
     */
    public static void attach() {
        if (!isInstalled()) {
            Attachment.toThisJvm();
        }
    }
}
