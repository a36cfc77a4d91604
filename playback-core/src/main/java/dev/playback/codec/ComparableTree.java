package dev.playback.codec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A value's tree without what is no behaviour: kinds of JDK collections and stack traces are dropped, shared parts stand in full.
 * For one use.
 */
final class ComparableTree {

    // A recording of shared parts within shared parts grows exponentially when all stand in full.
    private static final int MAX_EXPANSIONS = 10_000;

    private final JsonNode whole;
    private final JsonNode root;
    private final boolean hasParts;
    private final boolean keepsKinds;
    private final IdentityHashMap<JsonNode, Boolean> open = new IdentityHashMap<>();
    private int expansions;

    /**
     * @param keepsKinds whether the kinds of collections and the stack traces stay
     */
    ComparableTree(JsonNode whole, boolean keepsKinds) {
        this.whole = whole;
        this.hasParts = whole.has("@parts");
        this.root = hasParts ? whole.path("@value") : whole;
        this.keepsKinds = keepsKinds;
    }

    JsonNode tree() {
        return of(whole);
    }

    private JsonNode of(JsonNode node) {
        if (node.isValueNode()) {
            return node;
        }
        if (node.has("@ref")) {
            return referred(node);
        }
        open.put(node, true);
        JsonNode result = node.isArray() ? items(node) : object(node);
        open.remove(node);
        return result;
    }

    private JsonNode referred(JsonNode reference) {
        String pointer = reference.path("@ref").asText();
        if (hasParts && pointer.startsWith("/@parts/")) {
            // What is nested deep stays flat, or nobody could walk it.
            return reference;
        }
        JsonNode target = pointer.isEmpty() || pointer.startsWith("/")
                ? root.at(JsonPointer.compile(pointer))
                : MissingNode.getInstance();
        // A cycle has no full form.
        boolean isCycle = open.containsKey(target) || target.isMissingNode();
        return isCycle || ++expansions > MAX_EXPANSIONS ? reference : of(target);
    }

    private JsonNode object(JsonNode node) {
        boolean isKind = !keepsKinds && isCollection(node.path("@type").asText(""));
        if (isKind && node.has("@items")) {
            return of(node.get("@items"));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean isDropped = (!keepsKinds && field.getKey().equals("@trace"))
                    || (isKind && field.getKey().equals("@type"));
            if (!isDropped) {
                object.set(field.getKey(), of(field.getValue()));
            }
        }
        return object;
    }

    private ArrayNode items(JsonNode array) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(item -> items.add(of(item)));
        return items;
    }

    private static boolean isCollection(String type) {
        return CollectionKind.named(type) != null
                || LibraryKind.named(type) != null
                || type.equals("EnumSet")
                || type.equals("EnumMap");
    }
}
