package dev.playback.format;

import dev.playback.format.StoredValues.Slice;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads recordings of format version 1. One pass over the bytes finds where the values are; a value is read when it is asked for,
 * so that a recording may be larger than memory, unless it is small. What a {@link RecordingWriter} wrote comes back byte for byte.
 */
public final class RecordingCodec {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingCodec.class);

    /** The version of the format. A reader refuses newer ones and reads all before it. */
    static final int VERSION = 1;

    /** What is not larger is held in memory. */
    private static final int SMALL = 1 << 20;

    private static final int MOST_ENTRIES = 1_000_000;
    /** The part of all memory that a line may be that is kept as it stands. */
    private static final int SHARE_OF_MEMORY = 16;

    private final RecordingBytes bytes;
    private final Object source;
    private final List<Entry> entries = new ArrayList<>();
    private int entryLines;
    private @Nullable String id;
    private String begunAt = "";
    private @Nullable Slice endFacts;

    private RecordingCodec(RecordingBytes bytes, Object source) {
        this.bytes = bytes;
        this.source = source;
    }

    /**
     * Reads a whole recording.
     *
     * @param stored must not change or go away while the recording is used
     * @param source names the bytes in messages
     * @throws DamagedRecordingException if it is not what {@code metadata} says, or no recording of a known version
     * @throws IOException if the bytes cannot be read
     */
    public static Recording read(RecordingBytes stored, StoredMetadata metadata, Object source) throws IOException {
        RecordingBytes held = held(stored);
        metadata.verify(held, source);
        return readKept(held, metadata, source);
    }

    /**
     * Reads a whole recording of which nobody else can have changed a byte, so that their checksum need not be made again.
     *
     * @throws DamagedRecordingException if it is no recording of a known version
     * @throws IOException if the bytes cannot be read
     */
    public static Recording readKept(RecordingBytes kept, StoredMetadata metadata, Object source) throws IOException {
        RecordingCodec codec = codec(kept, metadata.compression(), true, source);
        codec.read(true);
        return codec.recording(metadata.id(), metadata.metadata());
    }

    /**
     * Reads the complete lines of a recording whose writer ended too early, before it wrote the sign that it is whole. Its metadata
     * says that it is incomplete.
     *
     * @throws DamagedRecordingException if not even its first line is complete
     * @throws IOException if the bytes cannot be read
     */
    public static Recording readIncomplete(
            RecordingBytes stored, RecordingId id, Compression compression, Object source) throws IOException {
        RecordingCodec codec = codec(held(stored), compression, false, source);
        codec.read(false);
        return codec.recording(id, codec.knownFacts().with(RecordingMetadata.INCOMPLETE, true));
    }

    private RecordingMetadata knownFacts() throws IOException {
        if (endFacts != null) {
            byte[] json = bytes.read(endFacts.from(), endFacts.length());
            try {
                return StoredMetadata.facts(json);
            } catch (IOException | IllegalArgumentException e) {
                // As good as a last line that is cut; the calls are there.
                LOG.debug("The last line of {} holds no metadata.", source, e);
            }
        }
        return RecordingMetadata.none().with(RecordingMetadata.RECORDED_AT, begunAt);
    }

    /**
     * Says whether at least the first line of a recording is there and right, whichever recording it is.
     *
     * @throws DamagedRecordingException if what is packed cannot be unpacked
     * @throws IOException if the bytes cannot be read
     */
    public static boolean hasBegun(RecordingBytes stored, Compression compression, Object source) throws IOException {
        RecordingCodec codec = codec(held(stored), compression, false, source);
        try {
            codec.take(new LineReader(codec.bytes, source).read(), true);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            // Not a trouble of the store: what is small was read before.
            return false;
        }
    }

    private static RecordingBytes held(RecordingBytes stored) throws IOException {
        return stored.size() > SMALL || stored instanceof HeldBytes
                ? stored
                : new HeldBytes(stored.read(0, (int) stored.size()));
    }

    private static RecordingCodec codec(RecordingBytes stored, Compression compression, boolean whole, Object source)
            throws IOException {
        if (compression == Compression.NONE) {
            return new RecordingCodec(stored, source);
        }
        ZstdBytes lines = ZstdBytes.of(stored, whole, source);
        // What cannot be unpacked is found where its lines are read.
        return new RecordingCodec(lines.size() > SMALL ? lines : lines.held(), source);
    }

    private Recording recording(RecordingId wanted, RecordingMetadata found) {
        if (!wanted.toString().equals(id)) {
            throw DamagedRecordingException.of(source, "it is recording %s instead of %s".formatted(id, wanted));
        }
        entries.sort(Comparator.comparingInt(Entry::sequence));
        return new Recording(wanted, found, entries);
    }

    private void read(boolean whole) throws IOException {
        LineReader lines = new LineReader(bytes, source);
        int done = 0;
        while (endFacts == null && !lines.isAtEnd()) {
            try {
                take(lines.read(), done == 0);
                done++;
            } catch (IOException | IllegalArgumentException e) {
                if (!whole && done > 0) {
                    return;
                }
                throw DamagedRecordingException.of(source, "in line %d, %s".formatted(done + 1, e.getMessage()));
            }
        }
        if (done == 0 || (whole && (endFacts == null || !lines.isAtEnd()))) {
            throw DamagedRecordingException.of(source, "it has no end, or more after its end");
        }
    }

    private void take(RecordingLine line, boolean first) throws IOException {
        if (line.has("playback") != first) {
            throw new IOException("the first line of a recording, and no other, has the field 'playback'");
        }
        if (first) {
            id = line.text("id");
            begunAt = line.text("begunAt");
        } else if (line.has("entry")) {
            takeEntry(line);
        } else if (line.has("end")) {
            if (line.number("end") != entryLines || line.metadata() == null) {
                throw new IOException("entries or metadata are missing");
            }
            endFacts = line.metadata();
        }
    }

    private void takeEntry(RecordingLine line) throws IOException {
        if (++entryLines > MOST_ENTRIES) {
            throw new IOException("it has more than %d entries".formatted(MOST_ENTRIES));
        }
        EntryKind kind = kind(line.text("kind"));
        Slice result = line.result();
        if (kind == null) {
            entries.add(other(line));
            return;
        }
        if (result == null) {
            throw new IOException("it neither returned nor threw");
        }
        entries.add(new Entry(
                line.integer("entry"),
                line.text("lane"),
                kind,
                line.text("alias"),
                line.text("key"),
                line.threw(),
                line.number("startMicros"),
                line.number("durationMicros"),
                line.text("thread"),
                new StoredValues(bytes, source, line.arguments(), result, line.further())));
    }

    /** Keeps a line of a kind that came later as it stands. */
    private Entry other(RecordingLine line) throws IOException {
        Slice whole = line.whole();
        if (whole.length() > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) {
            throw new IOException("an entry of the kind '%s', which is not known here, has %d bytes"
                    .formatted(line.text("kind"), whole.length()));
        }
        byte[] open = bytes.read(whole.from(), whole.length());
        return new Entry(
                line.integer("entry"),
                line.has("lane") ? line.text("lane") : "0",
                EntryKind.OTHER,
                line.text("kind"),
                "",
                List.of(),
                false,
                new String(open, StandardCharsets.UTF_8) + "}",
                0,
                0,
                "");
    }

    /** Returns null for a kind that came later. */
    private static @Nullable EntryKind kind(String name) {
        for (EntryKind kind : EntryKind.values()) {
            if (kind != EntryKind.OTHER && kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
