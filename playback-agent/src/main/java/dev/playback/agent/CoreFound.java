package dev.playback.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks out for each playback-core that the JVM loads, lets it read the fields of JDK classes and of the application's modules, and
 * connects it to the hand-over. Changes no class.
 */
final class CoreFound implements ClassFileTransformer {

    private static final String SEAM = "dev.playback.interception.Seam";
    private static final String CONNECTION = "dev.playback.interception.HandoverConnection";

    // Where values live that are recorded by their fields.
    private static final Set<String> PACKAGES = Set.of(
            "java.io",
            "java.lang",
            "java.math",
            "java.net",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.zone",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.regex");

    private final Instrumentation instrumentation;
    private volatile boolean found;

    CoreFound(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public byte @Nullable [] transform(
            Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> loaded,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if ("dev/playback/interception/Seam".equals(name)) {
            open(module);
        }
        return null;
    }

    /** Does for a core that was loaded before the agent what others get when they are loaded. */
    void seen(Class<?> type) {
        if (!type.getName().equals(SEAM)) {
            return;
        }
        open(type.getModule());
        try {
            // A seam that is loaded later connects itself.
            Class.forName(CONNECTION, true, type.getClassLoader())
                    .getMethod("connect")
                    .invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            Installation.tell("Sessions are not handed over from thread to thread: %s of %s cannot be connected: %s"
                    .formatted(CONNECTION, type.getClassLoader(), e));
        }
    }

    /** Says whether an intercepted method was called, if only once. */
    boolean isFound() {
        return found;
    }

    private void open(Module core) {
        found = true;
        open(Object.class.getModule(), PACKAGES, core, Set.of());
        ModuleLayer.boot().findModule("java.sql").ifPresent(sql -> open(sql, Set.of("java.sql"), core, Set.of()));
        // What is woven in them calls core, even if they know nothing of it.
        ModuleLayer.boot().modules().stream()
                .filter(CoreFound::isOfApplication)
                .forEach(module -> open(module, module.getPackages(), core, Set.of(core)));
    }

    private static boolean isOfApplication(Module module) {
        // Automatic modules are open, and read all others.
        return !module.getDescriptor().isAutomatic()
                && ModuleLayer.boot()
                        .configuration()
                        .findModule(module.getName())
                        .flatMap(resolved -> resolved.reference().location())
                        .filter(location -> !location.getScheme().equals("jrt"))
                        .isPresent();
    }

    private void open(Module module, Set<String> packages, Module core, Set<Module> read) {
        Map<String, Set<Module>> opened =
                packages.stream().collect(Collectors.toMap(name -> name, name -> Set.of(core)));
        instrumentation.redefineModule(module, read, Map.of(), opened, Set.of(), Map.of());
    }
}
