package dev.playback.equalizer;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Tells whether somebody may be stepping through this JVM, so that time means nothing. */
final class Debugger {

    private Debugger() {}

    static boolean mayBeAttached() {
        return isAmong(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static boolean isAmong(List<String> arguments) {
        return arguments.stream()
                .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
    }
}
