package dev.playback.agent;

import dev.playback.weaving.LiveWeaving;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Installs the parts of the agent, once in a JVM. */
final class Installation {

    // A system property and no static field: the agent can be on the class path of several loaders.
    private static final String INSTALLED = "playback.agent.installed";

    private Installation() {}

    static boolean isInstalled() {
        return Boolean.getBoolean(INSTALLED);
    }

    static synchronized void install(@Nullable String arguments, Instrumentation instrumentation) {
        if (isInstalled()) {
            return;
        }
        try {
            boolean verbose = Objects.requireNonNullElse(arguments, "").contains("verbose");
            install(instrumentation, verbose ? Installation::tell : line -> {});
            System.setProperty(INSTALLED, "true");
        } catch (Exception | LinkageError e) {
            tell("The playback agent could not be installed, so nothing is woven by it: " + e);
            e.printStackTrace();
        }
    }

    static void tell(String line) {
        System.err.println("[playback] " + line);
    }

    private static void install(Instrumentation instrumentation, Consumer<String> woven) throws Exception {
        Bootstrap.append(instrumentation);
        LiveWeaving weaving = new LiveWeaving(woven, Installation::tell);
        CoreFound cores = new CoreFound(instrumentation);
        instrumentation.addTransformer(cores, false);
        instrumentation.addTransformer(weaving, true);
        ThreadHandover.install(instrumentation);
        // Not before the end: a class that a rule is for may be loaded late.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tellAtEnd(weaving, cores), "playback-agent-end"));
        List<Class<?>> loaded = Arrays.asList(instrumentation.getAllLoadedClasses());
        loaded.forEach(cores::seen);
        loaded.stream()
                .filter(type -> instrumentation.isModifiableClass(type) && weaving.lookAt(type))
                .forEach(type -> retransform(instrumentation, type));
    }

    private static void tellAtEnd(LiveWeaving weaving, CoreFound cores) {
        weaving.unneededRules().forEach(rule -> tell("Nothing was found for the rule '%s'.".formatted(rule)));
        if (isRecordingWanted() && !cores.isFound()) {
            tell(
                    "Nothing was recorded though playback.recording is on: no intercepted method was called. If playback-core and its"
                            + " dependencies are on the class path of the application, -javaagent:playback-agent.jar=verbose lists what"
                            + " is woven.");
        }
    }

    // As the settings of the application's core have it, which may not be there.
    private static boolean isRecordingWanted() {
        String wanted = System.getProperty("playback.recording", System.getenv("PLAYBACK_RECORDING"));
        return "on".equalsIgnoreCase(wanted) || "true".equalsIgnoreCase(wanted);
    }

    // One by one: a class that the JVM refuses must not take the others with it.
    private static void retransform(Instrumentation instrumentation, Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
            tell("%s was loaded before the agent and the JVM does not let it be woven now: %s"
                    .formatted(type.getName(), e));
        }
    }
}
