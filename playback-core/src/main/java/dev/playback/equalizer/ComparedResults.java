package dev.playback.equalizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playback.codec.JsonValues;
import dev.playback.player.Playback;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison compared, where it was asked to keep it.
 *
 * @param recorded what the result extractor took from the recording
 * @param replayed what it took from the replay
 * @param playback the replay; null if it was made in another process, from which both results come as trees
 */
public record ComparedResults(
        @Nullable Object recorded,
        @Nullable Object replayed,
        @Nullable Playback playback) {

    /**
     * Returns what was taken from the recording as a tree.
     *
     * @throws dev.playback.codec.ValueException if it cannot be written
     */
    public JsonNode recordedTree() {
        return tree(recorded);
    }

    /** Returns what was taken from the replay as a tree. Throws as {@link #recordedTree()} does. */
    public JsonNode replayedTree() {
        return tree(replayed);
    }

    private static JsonNode tree(@Nullable Object value) {
        if (value instanceof JsonNode tree) {
            return tree;
        }
        return value instanceof Run run
                ? RunTree.of(run)
                : JsonValues.tree(JsonValues.writer().write(value, Object.class));
    }
}
