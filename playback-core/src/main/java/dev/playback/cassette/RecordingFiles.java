package dev.playback.cassette;

import dev.playback.format.Compression;
import dev.playback.format.RecordingBytes;
import dev.playback.format.RecordingCodec;
import dev.playback.format.StoredMetadata;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one recording.
 *
 * @param stem their path without what their names end with
 */
record RecordingFiles(RecordingId id, Path stem) {

    static final String METADATA = ".meta.json";
    static final String PART = ".part";
    static final String METADATA_PART = ".meta.part";
    private static final int FIRST_BYTE_OF_LINES = '{';

    // The file system of Windows has no handle for a folder.
    private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);

    Path folder() {
        return stem.resolveSibling("");
    }

    Path metadataFile() {
        return with(METADATA);
    }

    Path metadataPart() {
        return with(METADATA_PART);
    }

    Path part() {
        return with(PART);
    }

    Path lines(Compression compression) {
        return with(compression.suffix());
    }

    private Path with(String suffix) {
        return stem.resolveSibling(stem.getFileName() + suffix);
    }

    boolean isTaken() {
        return Files.exists(metadataFile())
                || Files.exists(lines(Compression.NONE))
                || Files.exists(lines(Compression.ZSTD));
    }

    /** Returns what was written last; empty if the recording was never ended or is another's on a file system without case. */
    Optional<StoredMetadata> metadata() throws IOException {
        return metadata(metadataFile()).filter(metadata -> metadata.id().equals(id));
    }

    static Optional<StoredMetadata> metadata(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // More than that is not ours; what is cut off is refused.
            return Optional.of(StoredMetadata.read(in.readNBytes(1 << 23), file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Returns what there is of a recording without metadata. */
    Optional<Recording> leftover() throws IOException {
        if (Files.exists(metadataFile())) {
            // Then the lines are another's, on a file system without case.
            return Optional.empty();
        }
        for (Path file : new Path[] {part(), lines(Compression.NONE), lines(Compression.ZSTD)}) {
            if (Files.isRegularFile(file)) {
                return Optional.of(RecordingCodec.readIncomplete(RecordingBytes.of(file), id, compression(file), file));
            }
        }
        return Optional.empty();
    }

    /** Finds out how lines are packed whose file does not tell. */
    static Compression compression(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == FIRST_BYTE_OF_LINES ? Compression.NONE : Compression.ZSTD;
        }
    }

    /** Deletes all of them, first the one that makes the recording known; false if there was none. */
    boolean delete() throws IOException {
        boolean any = Files.deleteIfExists(metadataFile());
        any |= Files.deleteIfExists(lines(Compression.NONE));
        any |= Files.deleteIfExists(lines(Compression.ZSTD));
        any |= Files.deleteIfExists(part());
        any |= Files.deleteIfExists(metadataPart());
        return any;
    }

    /** Makes what was made, renamed or deleted in {@code folder} survive a loss of power, where the file system can. */
    static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("The folder {} cannot be synced by itself.", folder, e);
        }
    }
}
