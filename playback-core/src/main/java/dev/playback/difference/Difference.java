package dev.playback.difference;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One place where the replay differs from the recording. Holds both values whole; only {@link #toString()} cuts them.
 *
 * @param path where in the recording, as in {@code store[0].args[0].total}; for an extra value where in the replay
 * @param replayedPath where in the replay; the same as {@code path} unless an array around it shifted or the value moved
 * @param recorded the recorded JSON, or in words how a call ended or where it was; null if it is {@code EXTRA}
 * @param replayed the same of the replay; null if it is {@code MISSING}
 */
public record Difference(
        String path,
        String replayedPath,
        DifferenceKind kind,
        @Nullable String recorded,
        @Nullable String replayed) {

    private static final String NOTHING = "nothing";
    private static final int LONGEST_TEXT = 200;

    /** Refuses null where a value must be. */
    public Difference {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(replayedPath, "replayedPath");
        Objects.requireNonNull(kind, "kind");
    }

    /** Makes a difference at the same place on both sides. */
    public Difference(String path, DifferenceKind kind, @Nullable String recorded, @Nullable String replayed) {
        this(path, path, kind, recorded, replayed);
    }

    /** Returns the recorded JSON, or {@code nothing}. */
    public String recordedText() {
        return recorded == null ? NOTHING : recorded;
    }

    /** Returns the replayed JSON, or {@code nothing}. */
    public String replayedText() {
        return replayed == null ? NOTHING : replayed;
    }

    /** Returns the path and both values in one line; a value longer than 200 characters is cut in its middle. */
    @Override
    public String toString() {
        return switch (kind) {
            case CHANGED, MISSING, EXTRA -> path + ": " + cut(recordedText()) + " -> " + cut(replayedText());
            case TYPE_CHANGED -> path + ": " + cut(recordedText()) + " -> " + cut(replayedText()) + " (another type)";
            case MOVED ->
                recordedText().equals(replayedText())
                        ? path + ": moved to " + replayedPath + ": " + cut(replayedText())
                        : path + ": moved from " + recordedText() + " to " + replayedText();
        };
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int half = LONGEST_TEXT / 2;
        return "%s … %d characters … %s"
                .formatted(text.substring(0, half), text.length() - 2 * half, text.substring(text.length() - half));
    }
}
