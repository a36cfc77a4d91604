package dev.playback.cassette.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/**
 * Files that only this user can read or write, each whole or not there. For any number of threads and processes; which of two that
 * write the same file comes last does not matter.
 */
final class CacheDirectory {

    static final String PART = ".part";

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final Path root;
    private final Path place;
    private final InstantSource clock;
    private final CacheEviction eviction;

    /** Keeps what belongs to {@code place} apart from all else in the directory. */
    CacheDirectory(S3Cache cache, String place, InstantSource clock) {
        this.root = cache.directory().toAbsolutePath().normalize();
        this.place = root.resolve(
                Checksums.sha256(place.getBytes(StandardCharsets.UTF_8)).substring(0, 32));
        this.clock = clock;
        this.eviction = new CacheEviction(root, cache.mostBytes(), clock);
    }

    /** Writes a file. */
    @FunctionalInterface
    interface Source {
        /** Writes the file, or returns false if there is nothing to write. */
        boolean write(OutputStream out) throws IOException;
    }

    /** Returns where a file is or would be. */
    Path file(String name) {
        return place.resolve(name);
    }

    /** Notes that a file is used, so that it is not evicted soon. */
    void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    /**
     * Puts a file there, in place of an older one.
     *
     * @return false if there was nothing to write
     */
    boolean write(String name, Source source) throws IOException {
        Path file = file(name);
        makePrivate();
        Files.createDirectories(folderOf(file));
        Path part = file.resolveSibling(UUID.randomUUID() + PART);
        try {
            try (OutputStream out =
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                if (!source.write(out)) {
                    return false;
                }
            }
            long bytes = Files.size(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            eviction.added(bytes);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Checks that nobody else can have put anything here.
     *
     * @throws IOException if somebody can
     */
    void requirePrivate() throws IOException {
        requirePrivate(root);
    }

    private void makePrivate() throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(folderOf(root));
            createPrivate(root);
        }
        requirePrivate(root);
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    private static void createPrivate(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (UnsupportedOperationException e) {
            // Windows: folders below the user's own are private by inheritance.
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
            requirePrivate(folder);
        }
    }

    private static void requirePrivate(Path folder) throws IOException {
        try {
            PosixFileAttributes attributes =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean isOpen = attributes.permissions().stream().anyMatch(OTHERS::contains);
            if (isOpen || !attributes.isDirectory() || !isOwn(folder, attributes.owner())) {
                throw new IOException(
                        "%s is not a directory of this user alone (rwx------). Remove it, or name another one."
                                .formatted(folder));
            }
        } catch (UnsupportedOperationException | NoSuchFileException e) {
            // No such permissions here, or nothing that anybody could have put there.
            return;
        }
    }

    private static boolean isOwn(Path folder, UserPrincipal owner) throws IOException {
        try {
            return owner.equals(folder.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (UserPrincipalNotFoundException e) {
            // A container may run as a user without a name: being able to use the directory is proof enough.
            return true;
        }
    }
}
