package dev.playback.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Gives the bootstrap loader the classes that code inlined into the JDK calls. */
final class Bootstrap {

    private static final List<String> CLASSES = List.of(
            "dev/playback/handover/Handover.class",
            "dev/playback/handover/Waiting.class",
            "dev/playback/handover/Waiting$Key.class",
            "dev/playback/handover/Core.class");

    private Bootstrap() {}

    /** Must be called before any of them is loaded, or two copies would not know of each other. */
    static void append(Instrumentation instrumentation) throws IOException {
        Path jar = Files.createTempFile("playback-handover-", ".jar");
        jar.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : CLASSES) {
                entries.putNextEntry(new JarEntry(name));
                entries.write(classFile(name));
                entries.closeEntry();
            }
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar.toFile()));
    }

    private static byte[] classFile(String name) throws IOException {
        try (InputStream in = Bootstrap.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("The jar of the agent has no " + name + ".");
            }
            return in.readAllBytes();
        }
    }
}
