package dev.playback.cassette;

import dev.playback.format.Compression;
import dev.playback.format.RecordingWriter;
import dev.playback.format.StoredMetadata;
import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each entry to a {@code .part} file as it comes, which becomes the recording when it is saved. For one thread at a time. */
final class FileDraft implements RecordingDraft {

    private static final Logger LOG = LoggerFactory.getLogger(FileDraft.class);
    /** How often a folder may vanish between being made and being used. */
    private static final int ATTEMPTS = 10;

    private final RecordingId id;
    private final FileTapeCassette cassette;
    private final RecordingFiles files;
    private final Compression compression;
    private final boolean synced;
    private final Clock clock;
    private @Nullable FileChannel channel;
    private @Nullable RecordingWriter writer;
    private boolean ended;

    FileDraft(
            RecordingId id,
            FileTapeCassette cassette,
            RecordingFiles files,
            Compression compression,
            boolean synced,
            Clock clock) {
        this.id = id;
        this.cassette = cassette;
        this.files = files;
        this.compression = compression;
        this.synced = synced;
        this.clock = clock;
    }

    @Override
    public void add(Entry entry) {
        addAll(List.of(entry));
    }

    @Override
    public void addAll(List<Entry> entries) {
        if (!ended) {
            try {
                writer().addAll(entries);
            } catch (IOException | IllegalArgumentException e) {
                throw failed(e);
            }
        }
    }

    @Override
    public boolean save(RecordingMetadata metadata) {
        if (ended) {
            return false;
        }
        try {
            StoredMetadata stored = writer().end(metadata);
            byte[] beside = stored.toBytes();
            end();
            commit(beside);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            abort();
            throw failed(e);
        }
    }

    private RecordingWriter writer() throws IOException {
        if (writer == null) {
            FileChannel part = open();
            channel = part;
            writer = RecordingWriter.begin(Channels.newOutputStream(part), compression, id, clock.instant());
        }
        return writer;
    }

    /** Makes the part file: whoever made it is the only one who may write that recording. */
    private FileChannel open() throws IOException {
        for (int attempt = 1; ; attempt++) {
            makeFolders();
            try {
                return FileChannel.open(files.part(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (NoSuchFileException e) {
                // Somebody deleted the empty folder in between.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void makeFolders() throws IOException {
        Path day = files.folder();
        if (!Files.isDirectory(day)) {
            Files.createDirectories(day);
            Path category = Objects.requireNonNull(day.getParent());
            if (synced) {
                RecordingFiles.sync(category);
                RecordingFiles.sync(cassette.directory());
            }
        }
    }

    /** Makes the lines durable. */
    private void end() throws IOException {
        FileChannel open = Objects.requireNonNull(channel);
        if (synced) {
            open.force(true);
        }
        open.close();
    }

    private void commit(byte[] beside) throws IOException {
        if (files.isTaken()) {
            throw new FileAlreadyExistsException(files.metadataFile().toString());
        }
        Path lines = files.lines(compression);
        Files.move(files.part(), lines, StandardCopyOption.ATOMIC_MOVE);
        try {
            write(beside, files.metadataPart());
            Files.move(files.metadataPart(), files.metadataFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(files.metadataPart());
            Files.deleteIfExists(lines);
            throw e;
        }
        ended = true;
        if (synced) {
            RecordingFiles.sync(files.folder());
        }
    }

    private void write(byte[] bytes, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            if (synced) {
                out.force(true);
            }
        }
    }

    @Override
    public void abort() {
        if (ended) {
            return;
        }
        ended = true;
        // Without a channel of ours the part file is another's.
        if (channel != null) {
            try {
                channel.close();
                Files.deleteIfExists(files.part());
            } catch (IOException e) {
                LOG.warn("{} is left behind: it cannot be deleted.", files.part(), e);
            }
        }
    }

    private TapeCassetteException failed(Exception e) {
        if (e instanceof FileAlreadyExistsException) {
            return new TapeCassetteException(
                    "Recording %s is kept in %s already, is being written or was left behind there. It is never replaced; delete it first."
                            .formatted(id, cassette),
                    e);
        }
        return new TapeCassetteException("Recording %s cannot be written to %s: %s".formatted(id, cassette, e), e);
    }
}
