package dev.playback.cassette;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Keeps recordings until the process ends, in the same text form as files, so that trouble shows in tests. */
public final class InMemoryTapeCassette implements TapeCassette {

    private final ConcurrentMap<String, String> recordings = new ConcurrentSkipListMap<>();

    @Override
    public RecordingDraft create(RecordingId id) {
        return new HeldDraft(id, this::keep);
    }

    private void keep(Recording recording) {
        if (recordings.putIfAbsent(recording.id().toString(), RecordingFormat.write(recording)) != null) {
            throw new TapeCassetteException(
                    "Recording %s is kept already and never replaced.".formatted(recording.id()), null);
        }
    }

    @Override
    public Recording load(RecordingId id) {
        String text = recordings.get(id.toString());
        if (text == null) {
            throw new NoSuchRecordingException(id, this);
        }
        return RecordingFormat.read(text, id);
    }

    @Override
    public RecordingMetadata metadata(RecordingId id) {
        return load(id).metadata();
    }

    @Override
    public Stream<RecordingId> find(RecordingLookup lookup) {
        return recordings.keySet().stream()
                .map(RecordingId::parse)
                .filter(id -> id.category().equals(lookup.category()) && lookup.matches(metadata(id)))
                .limit(lookup.limit());
    }

    @Override
    public void delete(RecordingId id) {
        if (recordings.remove(id.toString()) == null) {
            throw new NoSuchRecordingException(id, this);
        }
    }

    @Override
    public String toString() {
        return "an in-memory cassette of %d recordings".formatted(recordings.size());
    }
}
