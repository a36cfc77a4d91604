package dev.playback.codec;

import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document, by its parent; written as a JSON pointer.
 *
 * @param name the field it stands in, or null for an item of an array
 */
record Step(@Nullable Step parent, @Nullable String name, int index) {

    static final Step ROOT = new Step(null, null, 0);

    Step to(String field) {
        return new Step(this, field, 0);
    }

    /** Returns the JSON pointer (RFC 6901); the root is empty. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Step at = this; at != null && at.parent != null; at = at.parent) {
            pointer.insert(0, "/" + token(at));
        }
        return pointer.toString();
    }

    private static String token(Step step) {
        return step.name == null
                ? Integer.toString(step.index)
                : step.name.replace("~", "~0").replace("/", "~1");
    }
}
