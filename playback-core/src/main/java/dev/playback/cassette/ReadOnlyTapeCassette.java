package dev.playback.cassette;

import dev.playback.recording.RecordingId;

/** Reads from another cassette and refuses to write to it. */
record ReadOnlyTapeCassette(TapeCassette cassette) implements ReadingThrough {

    @Override
    public RecordingDraft create(RecordingId id) {
        throw refused("Recording %s cannot be written".formatted(id));
    }

    @Override
    public void delete(RecordingId id) {
        throw refused("Recording %s cannot be deleted".formatted(id));
    }

    @Override
    public void remove(Leftover leftover) {
        throw refused("%s cannot be removed".formatted(leftover.name()));
    }

    private TapeCassetteException refused(String what) {
        return new TapeCassetteException(
                "%s: %s is read-only. Open the cassette for writing, with read-only=false in its address."
                        .formatted(what, this),
                null);
    }

    @Override
    public TapeCassette readOnly() {
        return this;
    }

    @Override
    public void close() {
        cassette.close();
    }

    /** Returns the other cassette. */
    @Override
    public String toString() {
        return cassette.toString();
    }
}
