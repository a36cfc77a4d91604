package dev.playback.junit.matrix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Makes a local repository that has this build's artifacts and shares all else with the repository of the machine. */
final class Repository {

    static final String VERSION = "0.1.0-SNAPSHOT";

    private static final Path ROOT = Path.of("..");
    private static final String AGENT = "playback-agent";
    private static final String GROUP = "dev/playback";

    private Repository() {}

    static Path in(Path directory) throws IOException {
        Path machine = Path.of(System.getProperty("it.localRepository"));
        link(machine, directory, "dev");
        link(machine.resolve("dev"), directory.resolve("dev"), "playback");
        install(directory, "playback-parent", ROOT.resolve("pom.xml"));
        for (String module : List.of("playback-core", "playback-junit")) {
            Path project = ROOT.resolve(module);
            Path folder = install(directory, module, project.resolve("pom.xml"));
            jar(
                    module.replace("playback-", "dev.playback."),
                    project.resolve("target/classes"),
                    folder.resolve(module + "-" + VERSION + ".jar"));
        }
        // Packed with what it relocates, before the tests of this module run.
        Path agent = install(directory, AGENT, ROOT.resolve(AGENT).resolve("pom.xml"));
        Files.copy(
                ROOT.resolve(AGENT).resolve("target").resolve(AGENT + "-" + VERSION + ".jar"),
                agent.resolve(AGENT + "-" + VERSION + ".jar"));
        return directory;
    }

    /** Links all that is in {@code from}, but {@code except}. */
    private static void link(Path from, Path to, String except) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals(except)) {
                    Files.createSymbolicLink(to.resolve(name), entry.toAbsolutePath());
                }
            }
        }
    }

    private static Path install(Path repository, String artifact, Path pom) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve(GROUP).resolve(artifact).resolve(VERSION));
        Files.copy(pom, folder.resolve(artifact + "-" + VERSION + ".pom"));
        return folder;
    }

    private static void jar(String moduleName, Path classes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", moduleName);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }
}
