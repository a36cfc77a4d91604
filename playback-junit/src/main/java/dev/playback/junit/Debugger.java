package dev.playback.junit;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Knows whether a person may be stopping this JVM at breakpoints. */
final class Debugger {

    private static final boolean PRESENT =
            isIn(ManagementFactory.getRuntimeMXBean().getInputArguments());

    private Debugger() {}

    static boolean isPresent() {
        return PRESENT;
    }

    static boolean isIn(List<String> arguments) {
        return arguments.stream()
                .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
    }
}
