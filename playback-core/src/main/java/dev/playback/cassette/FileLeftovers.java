package dev.playback.cassette;

import dev.playback.format.Compression;
import dev.playback.format.DamagedRecordingException;
import dev.playback.format.RecordingBytes;
import dev.playback.format.RecordingCodec;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files below a directory that killed writers left in a state in which no lookup can read them. */
record FileLeftovers(Path directory) {

    private static final List<String> SUFFIXES = List.of(
            // Before the suffix that is its end.
            RecordingFiles.METADATA_PART, RecordingFiles.PART, Compression.NONE.suffix(), Compression.ZSTD.suffix());

    Stream<Leftover> find() throws IOException {
        return RecordingFolders.names(directory).stream().flatMap(category -> find(directory.resolve(category)));
    }

    private static Stream<Path> in(Path folder) {
        try {
            return RecordingFolders.names(folder).stream().sorted().map(folder::resolve);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Leftover> find(Path category) {
        return in(category).flatMap(FileLeftovers::in).flatMap(file -> leftover(file).stream());
    }

    /** Removes a file if it is still one of these; nothing else is ever removed. */
    void remove(Leftover leftover) throws IOException {
        Path file = directory.resolve(leftover.name()).normalize();
        if (file.startsWith(directory)
                && directory.relativize(file).getNameCount() == 3
                && leftover(file).isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    private Optional<Leftover> leftover(Path file) {
        try {
            String name = file.getFileName().toString();
            Optional<String> suffix = SUFFIXES.stream().filter(name::endsWith).findFirst();
            if (suffix.isEmpty()) {
                return Optional.empty();
            }
            String stem = name.substring(0, name.length() - suffix.get().length());
            String day = file.resolveSibling("").getFileName().toString();
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // The category does not matter: whether day and name can be ours does.
            boolean ours = attributes.isRegularFile()
                    && RecordingId.ofPath("", day, stem).isPresent();
            return ours && isUseless(file, stem, suffix.get())
                    ? Optional.of(new Leftover(
                            directory.relativize(file).toString(),
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            // Saved or removed in between.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUseless(Path file, String stem, String suffix) throws IOException {
        if (suffix.equals(RecordingFiles.METADATA_PART)) {
            // Beside lines it goes with them.
            return Stream.of(Compression.values())
                    .noneMatch(compression -> Files.exists(file.resolveSibling(stem + compression.suffix())));
        }
        return !Files.exists(file.resolveSibling(stem + RecordingFiles.METADATA)) && !hasBegun(file);
    }

    private static boolean hasBegun(Path file) throws IOException {
        try {
            return RecordingCodec.hasBegun(RecordingBytes.of(file), RecordingFiles.compression(file), file);
        } catch (DamagedRecordingException e) {
            return false;
        }
    }
}
