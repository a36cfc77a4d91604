package dev.playback.isolation;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The options of this JVM that a second JVM can have as well. */
final class InheritedOptions {

    // Each of these would fight with this JVM over a port or a file, or wait for a debugger that never comes.
    private static final List<String> OWN = List.of(
            "-agentlib:jdwp",
            "-Xrunjdwp",
            "-Xdebug",
            "-Dcom.sun.management.jmxremote",
            "-XX:StartFlightRecording",
            "-XX:FlightRecorderOptions",
            "-XX:+ManagementServer",
            "-Xloggc:",
            "-XX:LogFile=",
            "-Xshare:dump",
            "-XX:ArchiveClassesAtExit",
            "-XX:SharedArchiveFile",
            "-XX:AOTCacheOutput",
            "-XX:AOTConfiguration",
            "-XX:CRaCCheckpointTo",
            "-Dsurefire.",
            "-Dorg.gradle.");
    private static final String PREFIX = "playback.";

    private InheritedOptions() {}

    static List<String> ofThisJvm() {
        return Stream.concat(shareable(ManagementFactory.getRuntimeMXBean().getInputArguments()).stream(), settings())
                .distinct()
                .toList();
    }

    static List<String> shareable(List<String> options) {
        return options.stream().filter(Predicate.not(InheritedOptions::isOwn)).toList();
    }

    private static boolean isOwn(String option) {
        boolean logsToFile = option.startsWith("-Xlog") && option.contains("file=");
        return logsToFile || isOwnAgent(option) || OWN.stream().anyMatch(option::startsWith);
    }

    // A coverage agent that appends to a file is shared on purpose; one that listens on a port cannot be.
    private static boolean isOwnAgent(String option) {
        String agent = option.toLowerCase(Locale.ROOT);
        return agent.startsWith("-javaagent:")
                && (agent.contains("idea_rt.jar")
                        || agent.contains("debugger-agent")
                        || agent.contains("output=tcpserver")
                        || agent.contains("append=false"));
    }

    // Build tools set properties after the start, where the options do not show them.
    private static Stream<String> settings() {
        return new TreeSet<>(System.getProperties().stringPropertyNames())
                .stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .map(name -> "-D" + name + "=" + System.getProperty(name));
    }
}
