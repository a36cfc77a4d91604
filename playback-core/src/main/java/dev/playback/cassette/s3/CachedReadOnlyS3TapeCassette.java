package dev.playback.cassette.s3;

import dev.playback.cassette.Leftover;
import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.stream.Stream;

/**
 * Reads recordings from S3 and keeps copies of them and of what lookups found, so that the second run of the same tests makes no
 * request and needs no network.
 *
 * <p>A copy counts only if it is what was saved, by its length and SHA-256; any trouble with the copies is logged, and the store is
 * asked instead. The answer of a lookup, and the categories, are asked again after a day, unless the store cannot be reached; recordings never change and are
 * not asked again. Copies of different buckets, prefixes and endpoints never meet. For any number of threads; several processes may use
 * one directory.
 */
public final class CachedReadOnlyS3TapeCassette implements TapeCassette {

    private final S3TapeCassette store;
    private final CachedRecordings recordings;
    private final CachedLookups lookups;
    private final CachedCategories categories;

    CachedReadOnlyS3TapeCassette(
            S3TapeCassette store, CachedRecordings recordings, CachedLookups lookups, CachedCategories categories) {
        this.store = store;
        this.recordings = recordings;
        this.lookups = lookups;
        this.categories = categories;
    }

    @Override
    public Recording load(RecordingId id) {
        return recordings.load(id).orElseThrow(() -> new NoSuchRecordingException(id, this));
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return recordings
                .metadata(id)
                .orElseThrow(() -> new NoSuchRecordingException(id, this))
                .metadata();
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return lookups.find(lookup);
    }

    @Override
    public Stream<String> categories() {
        return categories.list().stream();
    }

    /** Lists what the store has of them now. */
    @Override
    public Stream<Leftover> leftovers() {
        return store.leftovers();
    }

    /** Refuses to write. */
    @Override
    public RecordingDraft create(RecordingId id) {
        throw refused("Recording %s cannot be written".formatted(id));
    }

    /** Refuses to write. */
    @Override
    public void delete(RecordingId id) {
        throw refused("Recording %s cannot be deleted".formatted(id));
    }

    /** Refuses to write. */
    @Override
    public void remove(Leftover leftover) {
        throw refused("%s cannot be removed".formatted(leftover.name()));
    }

    private TapeCassetteException refused(String trouble) {
        return new TapeCassetteException(
                "%s: %s is open for reading only. Open the bucket without a cache to write to it."
                        .formatted(trouble, this),
                null);
    }

    /** Gives back the connections; the copies stay. */
    @Override
    public void close() {
        store.close();
    }

    /** Prints what is cached. */
    @Override
    public String toString() {
        return store + " through a cache";
    }
}
