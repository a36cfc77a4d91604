package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps each recording as {@code <category>/<yyyyMMdd>/<name>.jsonl} below a directory. Safe for several processes. */
public final class FileTapeCassette implements TapeCassette {

    private static final String SUFFIX = ".jsonl";

    private final Path directory;

    /** Uses {@code directory}, which is made when the first recording is saved. */
    public FileTapeCassette(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        return new HeldDraft(id, this::keep);
    }

    private void keep(Recording recording) {
        Path file = file(recording.id());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        byte[] bytes = RecordingFormat.write(recording).getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.getParent());
            // Whoever made the part file is the only one who may write that recording.
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                try {
                    commit(channel, ByteBuffer.wrap(bytes), part, file);
                } finally {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new TapeCassetteException(
                    "Recording %s cannot be written to %s: %s".formatted(recording.id(), file, e), e);
        }
    }

    private static void commit(FileChannel channel, ByteBuffer bytes, Path part, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
        channel.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Recording load(RecordingId id) {
        Path file = file(id);
        try {
            return RecordingFormat.read(Files.readString(file), file);
        } catch (NoSuchFileException e) {
            throw new NoSuchRecordingException(id, this);
        } catch (IOException e) {
            throw new TapeCassetteException("Recording %s cannot be read from %s: %s".formatted(id, file, e), e);
        }
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return load(id).metadata();
    }

    @Override
    public void delete(RecordingId id) {
        try {
            Files.delete(file(id));
        } catch (NoSuchFileException e) {
            throw new NoSuchRecordingException(id, this);
        } catch (IOException e) {
            throw new TapeCassetteException("Recording %s cannot be deleted: %s".formatted(id, e), e);
        }
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        // Lets a bad category fail before it becomes part of a path.
        Path folder = directory.resolve(new RecordingId(lookup.category(), "00000000", "0").category());
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<RecordingId> ids = files.filter(file -> file.getNameCount() == folder.getNameCount() + 2)
                    .filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .flatMap(this::id)
                    .toList();
            return ids.stream().filter(id -> lookup.matches(metadata(id))).limit(lookup.limit());
        } catch (IOException e) {
            throw new TapeCassetteException("The recordings in %s cannot be listed: %s".formatted(folder, e), e);
        }
    }

    private Path file(RecordingId id) {
        return directory.resolve(id.category()).resolve(id.day()).resolve(id.name() + SUFFIX);
    }

    // A file whose name is no id was not written by us: it must not hide the recordings beside it.
    private Stream<RecordingId> id(Path file) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        try {
            return Stream.of(RecordingId.parse(path.substring(0, path.length() - SUFFIX.length())));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
