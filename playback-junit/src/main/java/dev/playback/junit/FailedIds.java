package dev.playback.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The recordings of a class that failed when they last ran, kept in a file. Changes over time; for one thread at a time. */
final class FailedIds {

    private static final Logger LOG = LoggerFactory.getLogger(FailedIds.class);

    private final Path file;
    private final Set<String> before;
    private final Set<String> ids;

    private FailedIds(Path file, Set<String> ids) {
        this.file = file;
        this.before = Set.copyOf(ids);
        this.ids = new TreeSet<>(ids);
    }

    static FailedIds read(Path reports, Class<?> testClass) {
        Path file = reports.resolve("failed").resolve(testClass.getName() + ".txt");
        try {
            return new FailedIds(file, new TreeSet<>(Files.readAllLines(file)));
        } catch (NoSuchFileException e) {
            return new FailedIds(file, new TreeSet<>());
        } catch (IOException e) {
            LOG.warn("What failed before cannot be read from {}: {}", file, e.toString());
            return new FailedIds(file, new TreeSet<>());
        }
    }

    Set<String> all() {
        return before;
    }

    void note(String id, boolean passed) {
        if (passed) {
            ids.remove(id);
        } else {
            ids.add(id);
        }
    }

    /** Keeps them for the next run; a directory that cannot be written to is no reason to fail. */
    void write() {
        if (ids.equals(before)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, ids);
        } catch (IOException e) {
            LOG.warn("What failed cannot be kept in {}: {}", file, e.toString());
        }
    }
}
