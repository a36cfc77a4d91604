package dev.playback.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;

/** An object in a tree that stands where a pointer led to it: whether its class is told there depends on where it stood first. */
@SuppressWarnings("unchecked") // An object node overrides a generic method with one that is not.
final class SharedPart extends ObjectNode {

    @Serial
    private static final long serialVersionUID = 1;

    SharedPart(ObjectNode object) {
        super(JsonNodeFactory.instance);
        setAll(object);
    }
}
