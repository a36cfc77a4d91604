package dev.playback.studio;

import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.function.Consumer;

/** Compares the recordings of a category: in this JVM or in others. */
interface CategoryComparer extends AutoCloseable {

    /**
     * Compares {@code ids} and gives each comparison to {@code listener} when it is made, which may be on other threads.
     *
     * @return the comparisons in the order of {@code ids}; fewer if the run was cancelled
     * @throws Exception if the category could not be begun
     */
    List<Comparison> compare(String category, List<RecordingId> ids, Consumer<Comparison> listener) throws Exception;

    /** Ends what still runs. */
    void cancel();

    @Override
    default void close() {}
}
