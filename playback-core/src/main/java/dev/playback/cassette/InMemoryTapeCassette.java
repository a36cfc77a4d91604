package dev.playback.cassette;

import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Keeps recordings until the process ends, in the same text form as files, so that trouble shows in tests. */
public final class InMemoryTapeCassette implements TapeCassette {

    private final ConcurrentMap<String, String> recordings = new ConcurrentSkipListMap<>();

    @Override
    public void save(Recording recording) {
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
    public Stream<RecordingId> find(String category) {
        return recordings.keySet().stream().map(RecordingId::parse).filter(id -> id.category()
                .equals(category));
    }

    @Override
    public String toString() {
        return "an in-memory cassette of %d recordings".formatted(recordings.size());
    }
}
