package dev.playback.examples.basic;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.Operation;

/** A second operation, whose result is all that it does. */
public final class WordCount {

    private final String text;

    /** Counts the words of {@code text}. */
    public WordCount(String text) {
        this.text = text;
    }

    /** Returns how many words there are. */
    @Operation
    public int count() {
        return text().strip().split("\\s+").length;
    }

    @InterceptInput("words.text")
    private String text() {
        return text;
    }
}
