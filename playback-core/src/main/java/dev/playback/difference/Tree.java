package dev.playback.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value to compare, after the rules were applied to it: what is ignored is gone. Trees that are equal under the rules have the same
 * hash.
 *
 * @param kind what it is in JSON
 * @param type the recorded class; empty if the declared type says it
 * @param text of a leaf, what is compared
 * @param children of an object or array
 * @param leniency how a rule lets it differ; null for not at all
 * @param json the value as it was, for people to read
 */
record Tree(
        Kind kind,
        String type,
        String text,
        List<Child> children,
        @Nullable Leniency leniency,
        long hash,
        JsonNode json) {

    enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        INTEGER,
        DECIMAL,
        TRUTH,
        NULL
    }

    /**
     * A field or an item.
     *
     * @param name of a field; empty for an item
     * @param index where it was among its siblings
     */
    record Child(String name, int index, Tree tree) {}

    boolean isLeaf() {
        return kind != Kind.OBJECT && kind != Kind.ARRAY;
    }

    @Nullable
    Tree field(String name) {
        for (Child child : children) {
            if (child.name().equals(name)) {
                return child.tree();
            }
        }
        return null;
    }
}
