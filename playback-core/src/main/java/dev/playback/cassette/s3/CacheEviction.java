package dev.playback.cassette.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the files of a cache that were not used for the longest time, once there are too many. For any number of threads. */
final class CacheEviction {

    private static final Logger log = LoggerFactory.getLogger(CacheEviction.class);
    /** Whoever uses a file may still be reading it. */
    private static final Duration IN_USE = Duration.ofHours(1);
    // Some room, so that not every new file makes the whole directory be listed.
    private static final double KEPT = 0.8;

    private final Path root;
    private final long mostBytes;
    private final InstantSource clock;
    private long bytes = -1;

    CacheEviction(Path root, long mostBytes, InstantSource clock) {
        this.root = root;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** Counts a new file in. */
    synchronized void added(long more) {
        if (bytes >= 0 && bytes + more <= mostBytes) {
            bytes += more;
            return;
        }
        try {
            bytes = evict();
        } catch (IOException | UncheckedIOException e) {
            log.warn("Old files of the cache {} stay, since it cannot be listed: {}", root, e.toString());
        }
    }

    private record Cached(Path file, long bytes, Instant used) {}

    /** Returns what is left. */
    private long evict() throws IOException {
        List<Cached> files = files();
        long left = files.stream().mapToLong(Cached::bytes).sum();
        long wanted = left > mostBytes ? (long) (mostBytes * KEPT) : mostBytes;
        files.sort(Comparator.comparing(Cached::used));
        Instant inUse = clock.instant().minus(IN_USE);
        for (Cached one : files) {
            boolean isLeftover = one.file.toString().endsWith(CacheDirectory.PART);
            if (one.used.isBefore(inUse) && (isLeftover || left > wanted)) {
                Files.deleteIfExists(one.file);
                left -= one.bytes;
            }
        }
        return left;
    }

    private List<Cached> files() throws IOException {
        List<Cached> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                addTo(files, path);
            }
        }
        return files;
    }

    private static void addTo(List<Cached> files, Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                files.add(new Cached(
                        path, attributes.size(), attributes.lastModifiedTime().toInstant()));
            }
        } catch (NoSuchFileException e) {
            // Another process was faster.
            log.trace("{} is gone", path);
        }
    }
}
