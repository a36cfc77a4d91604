package dev.playback.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.Serial;

/** The items of a collection in whose order nothing is meant: an array in a tree, since JSON has no other. */
@SuppressWarnings("unchecked") // An array node overrides a generic method with one that is not.
final class UnorderedItems extends ArrayNode {

    @Serial
    private static final long serialVersionUID = 1;

    UnorderedItems(ArrayNode items) {
        super(JsonNodeFactory.instance, items.size());
        addAll(items);
    }
}
