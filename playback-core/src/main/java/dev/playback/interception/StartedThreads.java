package dev.playback.interception;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/**
 * Tells threads that the application starts for some work from those that a pool, a timer or a channel starts for itself, whatever work
 * made it do so: such a thread serves others next. The executors of the JDK are known to the agent.
 */
final class StartedThreads {

    private static final List<String> POOLS = List.of(
            "akka.dispatch.",
            "com.ning.http.",
            "com.sun.",
            "io.netty.util.concurrent.",
            "io.vertx.core.",
            "java.util.Timer",
            "jdk.internal.net.",
            "kotlinx.coroutines.scheduling.",
            "org.apache.kafka.",
            "org.apache.pekko.dispatch.",
            "org.apache.tomcat.util.",
            "org.eclipse.jetty.",
            "org.jboss.threads.",
            "org.xnio.",
            "sun.");

    private static final StackWalker STACK = StackWalker.getInstance();

    private StartedThreads() {}

    /** Says whether one of these pools starts a thread on this one. */
    static boolean areOfAPool() {
        return STACK.walk(frames -> frames.map(StackFrame::getClassName)
                .dropWhile(StartedThreads::isOurs)
                .findFirst()
                .filter(StartedThreads::isOfAPool)
                .isPresent());
    }

    private static boolean isOurs(String name) {
        return name.startsWith("dev.playback.interception.")
                || name.startsWith("dev.playback.handover.")
                || name.startsWith("java.lang.Thread")
                || name.equals("java.security.AccessController");
    }

    private static boolean isOfAPool(String name) {
        return POOLS.stream().anyMatch(name::startsWith);
    }
}
