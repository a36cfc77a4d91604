package dev.playback.codec;

import org.jspecify.annotations.Nullable;

/** A place in a JSON document, by its parent; written as a JSON pointer. */
record Step(@Nullable Step parent, Object token) {

    static final Step ROOT = new Step(null, "");

    Step to(Object child) {
        return new Step(this, child);
    }

    /** Returns the JSON pointer (RFC 6901); the root is empty. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Step step = this; step != null && step.parent != null; step = step.parent) {
            pointer.insert(0, "/" + step.token.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
