package dev.playback.cassette.s3;

import dev.playback.format.DamagedRecordingException;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.Candidate;
import dev.playback.recording.RecordingId;
import java.nio.charset.StandardCharsets;

/**
 * What is known of one recording without reading its values. A line of the index is its key below that of the category, its ETag and
 * the text of its metadata object, with tabs between them.
 *
 * @param etag the store's name for the content of the metadata object that this was made from
 * @param metadata the text of that object, which is one line
 */
record IndexEntry(RecordingId id, String etag, String metadata) {

    /**
     * Makes an entry of a metadata object.
     *
     * @throws DamagedRecordingException if it is none
     * @throws IllegalArgumentException if it is that of another recording
     */
    static IndexEntry of(RecordingId id, StoredObject object, Object source) {
        StoredMetadata stored = StoredMetadata.read(object.bytes(), source);
        if (!stored.id().equals(id)) {
            throw new IllegalArgumentException(
                    "%s is about recording %s. Somebody copied it there: delete it.".formatted(source, stored.id()));
        }
        return of(id, object.etag(), object.bytes());
    }

    /** Makes an entry of a metadata object that was just written. */
    static IndexEntry of(RecordingId id, String etag, byte[] metadata) {
        return new IndexEntry(id, etag, new String(metadata, StandardCharsets.UTF_8).strip());
    }

    /** Returns the end of the key, below that of the category. */
    String suffix() {
        return suffix(id);
    }

    static String suffix(RecordingId id) {
        return id.path().substring(RecordingId.folder(id.category()).length() + 1);
    }

    /** Returns what a lookup looks at. */
    Candidate candidate() {
        return new Candidate(id, stored().metadata());
    }

    StoredMetadata stored() {
        return StoredMetadata.read((metadata + "\n").getBytes(StandardCharsets.UTF_8), id);
    }

    /** Writes the entry as a line without its end. */
    String line() {
        return suffix() + "\t" + etag + "\t" + metadata;
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static IndexEntry read(String category, String line) {
        String[] parts = line.split("\t", 3);
        String[] key = parts[0].split("/", 2);
        if (parts.length != 3 || key.length != 2) {
            throw new IllegalArgumentException("a line is no entry");
        }
        return RecordingId.ofPath(category, key[0], key[1])
                .map(id -> new IndexEntry(id, parts[1], parts[2]))
                .orElseThrow(() -> new IllegalArgumentException("a line has no key"));
    }
}
