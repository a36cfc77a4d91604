package dev.playback.examples.mutants;

import dev.playback.weaving.PlaybackWeavingPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;

/** The classes of a service, compiled anew, of which one is changed before it is woven. */
final class MutatedService {

    private final String service;
    private final Path directory;
    private final Map<String, byte[]> plain = new LinkedHashMap<>();
    private final Map<String, byte[]> woven = new LinkedHashMap<>();

    /** Compiles sources, whose classes are below {@code directory} afterwards. */
    MutatedService(String service, Path directory, List<Path> sources) throws IOException {
        this.service = service;
        this.directory = directory;
        String[] arguments = Stream.concat(
                        Stream.of(
                                "-g",
                                "-parameters",
                                "-proc:none",
                                "--release",
                                "17",
                                "-d",
                                directory.toString(),
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                        sources.stream().map(Path::toString))
                .toArray(String[]::new);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
            throw new IllegalStateException("The sources of %s cannot be compiled: %s".formatted(service, sources));
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
                String name = directory.relativize(file).toString().replace(".class", "").replace('/', '.');
                plain.put(name, Files.readAllBytes(file));
            }
        }
        plain.forEach((name, bytes) -> woven.put(name, woven(name, bytes)));
    }

    Map<String, byte[]> classes() {
        return plain;
    }

    /** Loads the service with one class changed. */
    Class<?> with(String changed, byte[] bytes) {
        Map<String, byte[]> classes = new LinkedHashMap<>(woven);
        classes.put(changed, woven(changed, bytes));
        return load(classes);
    }

    Class<?> unchanged() {
        return load(woven);
    }

    private Class<?> load(Map<String, byte[]> classes) {
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> known = findLoadedClass(name);
                    byte[] bytes = classes.get(name);
                    if (known != null || bytes == null) {
                        return known == null ? super.loadClass(name, resolve) : known;
                    }
                    return defineClass(name, bytes, 0, bytes.length);
                }
            }
        };
        try {
            return loader.loadClass(service);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] woven(String name, byte[] bytes) {
        Plugin.Engine.Target.InMemory target = new Plugin.Engine.Target.InMemory();
        try {
            Plugin.Factory weaving = new Plugin.Factory.UsingReflection(PlaybackWeavingPlugin.class)
                    .with(
                            Plugin.Factory.UsingReflection.ArgumentResolver.ForType.of(
                                    java.io.File.class, directory.toFile()),
                            Plugin.Factory.UsingReflection.ArgumentResolver.ForType.of(
                                    BuildLogger.class, BuildLogger.NoOp.INSTANCE));
            new Plugin.Engine.Default()
                    .with(ClassFileLocator.ForClassLoader.of(getClass().getClassLoader()))
                    .apply(new Plugin.Engine.Source.InMemory(Map.of(name.replace('.', '/') + ".class", bytes)), target, weaving);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toTypeMap().getOrDefault(name, bytes);
    }
}
