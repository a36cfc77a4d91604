package dev.playback.cassette;

import dev.playback.format.Compression;
import dev.playback.format.DamagedRecordingException;
import dev.playback.format.RecordingBytes;
import dev.playback.format.RecordingCodec;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps each recording below a directory, as {@code <category>/<yyyyMMdd>/<name>.jsonl}, and its metadata beside it, as
 * {@code <name>.meta.json}, which is written last and alone makes the recording known. Any number of processes may use the directory
 * at once. While a recording is written it is {@code <name>.part}; what is left of one whose process died is found by a lookup with
 * {@code includeIncomplete()}.
 */
public final class FileTapeCassette implements TapeCassette {

    private final RecordingFolders folders;
    private final Compression compression;
    private final boolean synced;

    /** Uses {@code directory}, which is made when the first recording is written. */
    public FileTapeCassette(Path directory) {
        this(new RecordingFolders(directory.toAbsolutePath().normalize()), Compression.NONE, true);
    }

    private FileTapeCassette(RecordingFolders folders, Compression compression, boolean synced) {
        this.folders = folders;
        this.compression = compression;
        this.synced = synced;
    }

    /** Returns this cassette, writing recordings packed like that; it reads both. */
    public FileTapeCassette withCompression(Compression packing) {
        return new FileTapeCassette(folders, packing, synced);
    }

    /**
     * Returns this cassette, leaving it to the operating system when files reach the disk. Recordings survive the end of the process as
     * before, but not every loss of power.
     */
    public FileTapeCassette withoutFsync() {
        return new FileTapeCassette(folders, compression, false);
    }

    @Override
    public RecordingDraft create(RecordingId id) {
        return new FileDraft(id, this, folders.files(id), compression, synced, Clock.systemUTC());
    }

    @Override
    public Recording load(RecordingId id) {
        RecordingFiles files = folders.files(id);
        try {
            Optional<StoredMetadata> stored = files.metadata();
            if (stored.isEmpty()) {
                return files.leftover().orElseThrow(() -> new NoSuchRecordingException(id, this));
            }
            Path lines = files.lines(stored.get().compression());
            return RecordingCodec.read(RecordingBytes.of(lines), stored.get(), lines);
        } catch (NoSuchFileException e) {
            return whileDeleted(id, e);
        } catch (DamagedRecordingException e) {
            throw new TapeCassetteException(e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }

    private Recording whileDeleted(RecordingId id, NoSuchFileException e) {
        RecordingMetadata left = metadata(id);
        throw new TapeCassetteException(
                "Recording %s lacks its file %s. Restore it or delete the recording; it is of %s."
                        .formatted(id, e.getFile(), left.text(RecordingMetadata.RECORDED_AT)),
                e);
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        RecordingFiles files = folders.files(id);
        try {
            Optional<StoredMetadata> stored = files.metadata();
            return stored.isPresent()
                    ? stored.get().metadata()
                    : files.leftover()
                            .orElseThrow(() -> new NoSuchRecordingException(id, this))
                            .metadata();
        } catch (DamagedRecordingException e) {
            throw new TapeCassetteException(e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }

    private TapeCassetteException unreadable(RecordingId id, IOException e) {
        return new TapeCassetteException("Recording %s cannot be read from %s: %s".formatted(id, this, e), e);
    }

    @Override
    public void delete(RecordingId id) {
        try {
            if (!folders.files(id).delete()) {
                throw new NoSuchRecordingException(id, this);
            }
        } catch (IOException e) {
            throw new TapeCassetteException("Recording %s cannot be deleted from %s: %s".formatted(id, this, e), e);
        }
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        try {
            return folders.find(lookup);
        } catch (IOException e) {
            throw new TapeCassetteException("The recordings in %s cannot be listed: %s".formatted(this, e), e);
        }
    }

    @Override
    public Stream<String> categories() {
        try {
            return folders.categories().stream();
        } catch (IOException e) {
            throw new TapeCassetteException("The categories in %s cannot be listed: %s".formatted(this, e), e);
        }
    }

    @Override
    public Stream<Leftover> leftovers() {
        try {
            return new FileLeftovers(directory()).find();
        } catch (IOException e) {
            throw new TapeCassetteException("What is left behind in %s cannot be listed: %s".formatted(this, e), e);
        }
    }

    @Override
    public void remove(Leftover leftover) {
        try {
            new FileLeftovers(directory()).remove(leftover);
        } catch (IOException e) {
            throw new TapeCassetteException("%s cannot be removed from %s: %s".formatted(leftover.name(), this, e), e);
        }
    }

    /** Returns the directory. */
    public Path directory() {
        return folders.directory();
    }

    @Override
    public String toString() {
        return folders.directory().toString();
    }
}
