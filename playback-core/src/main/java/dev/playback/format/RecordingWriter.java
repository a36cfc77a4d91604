package dev.playback.format;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Writes a recording line by line, each as soon as it is known. For one thread. */
public final class RecordingWriter implements Closeable {

    // What is added at once is written at once, up to about so many bytes.
    private static final int MOST_AT_ONCE = 1 << 16;
    // What a line takes beside its result, mostly.
    private static final int USUAL_LINE = 512;

    private final RecordingId id;
    private final Instant begunAt;
    private final Compression compression;
    private final Measured stored;
    private final OutputStream out;
    private final JsonLine line = new JsonLine(new CRC32());
    private boolean begun;
    private int entries;

    private RecordingWriter(RecordingId id, Compression compression, OutputStream out, Instant begunAt) {
        this.id = id;
        this.begunAt = begunAt;
        this.compression = compression;
        this.stored = new Measured(out);
        this.out = compression == Compression.ZSTD ? new ZstdFrames(stored) : stored;
    }

    /**
     * Begins a recording, of which nothing is written before its first call.
     *
     * @param begunAt roughly when it began, for whoever finds it without its end
     */
    public static RecordingWriter begin(OutputStream out, Compression compression, RecordingId id, Instant begunAt) {
        return new RecordingWriter(id, compression, out, begunAt);
    }

    private void header() {
        if (!begun) {
            begun = true;
            line.field("playback", RecordingCodec.VERSION)
                    .field("id", id.toString())
                    .field("category", id.category())
                    .field("begunAt", begunAt.toString())
                    .end();
        }
    }

    /**
     * Writes a call that has ended.
     *
     * @throws IllegalArgumentException if a value is no JSON; nothing is written then
     */
    public void add(Entry entry) throws IOException {
        addAll(List.of(entry));
    }

    /**
     * Writes calls that have ended, as one piece if they are small.
     *
     * @throws IllegalArgumentException if a value is no JSON; those before it may be written then
     */
    public void addAll(List<Entry> ended) throws IOException {
        header();
        for (Entry entry : ended) {
            try {
                line(entry);
            } catch (RuntimeException | Error e) {
                line.reset();
                throw e;
            }
            entries++;
            if (line.size() >= MOST_AT_ONCE) {
                line.moveTo(out);
            }
        }
        line.moveTo(out);
    }

    private void line(Entry entry) {
        if (entry.kind() == EntryKind.OTHER) {
            line.open(entry.result()).end();
            return;
        }
        boolean checked = entry.values().isChecked();
        if (checked) {
            line.room(USUAL_LINE + entry.result().length());
        }
        line.field("entry", entry.sequence())
                .field("lane", entry.lane())
                .field("kind", entry.kind().name())
                .field("alias", entry.alias())
                .field("key", entry.key())
                .field("startMicros", entry.startMicros())
                .field("durationMicros", entry.durationMicros())
                .field("thread", entry.thread())
                .name("arguments")
                .put('[');
        String between = "";
        for (String argument : entry.arguments()) {
            value(argument, checked, line.ascii(between));
            between = ",";
        }
        value(entry.result(), checked, line.put(']').name(entry.threw() ? "threw" : "returned"));
        // A copy loses nothing that a newer version wrote.
        if (entry.values() instanceof StoredValues stored) {
            stored.further().forEach((name, json) -> line.name(name).json(json));
        }
        line.end();
    }

    private static void value(String json, boolean checked, JsonLine line) {
        if (checked) {
            line.checked(json);
        } else {
            line.json(json);
        }
    }

    /** Ends the recording. The bytes are complete then, and what is returned belongs beside them. */
    public StoredMetadata end(RecordingMetadata metadata) throws IOException {
        header();
        line.field("end", entries).field("complete", !metadata.incomplete()).name("metadata");
        StoredMetadata.write(metadata, line);
        line.end().moveTo(out);
        if (out instanceof ZstdFrames frames) {
            frames.finish();
        }
        out.flush();
        return new StoredMetadata(id, metadata, compression, stored.length, stored.sha256());
    }

    /** Returns how many bytes were handed on so far. */
    public long bytes() {
        return stored.length;
    }

    /** Closes what it writes to. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Counts what goes through and makes a checksum of it. */
    private static final class Measured extends FilterOutputStream {

        private final MessageDigest digest = StoredMetadata.newDigest();
        private long length;

        Measured(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            digest.update(bytes, from, count);
            length += count;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
