package dev.playback.cassette;

import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** A draft that holds its entries in memory and hands the whole recording on when it is saved. */
final class HeldDraft implements RecordingDraft {

    private final RecordingId id;
    private final Consumer<Recording> save;
    private final List<Entry> entries = new ArrayList<>();
    private boolean ended;

    HeldDraft(RecordingId id, Consumer<Recording> save) {
        this.id = id;
        this.save = save;
    }

    @Override
    public void add(Entry entry) {
        if (!ended) {
            entries.add(entry);
        }
    }

    @Override
    public void save(RecordingMetadata metadata) {
        if (!ended) {
            ended = true;
            entries.sort(Comparator.comparingInt(Entry::sequence));
            save.accept(new Recording(id, metadata, entries));
        }
    }

    @Override
    public void abort() {
        ended = true;
        entries.clear();
    }
}
