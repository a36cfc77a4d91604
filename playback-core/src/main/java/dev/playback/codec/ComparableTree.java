package dev.playback.codec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A value's tree without what is no behaviour: kinds of JDK collections and stack traces are dropped, shared parts stand in full.
 * What holds itself stands there as how many levels up it is, which is the same wherever the whole of it stands. For one use.
 */
final class ComparableTree {

    // As much as it costs to have shared parts stand in full. Those within others, which grow exponentially, cost more.
    private static final int MOST_COST = 1_000_000;
    private static final int COST_WITHIN = 10;
    // Nodes that each point to the one before would nest deeper than a stack holds.
    private static final int DEEPEST = 300;
    private static final Set<String> OF_KINDS = Set.of("@type", "@key");
    private static final Set<String> OF_NO_COUNT = Set.of("@trace", "@comparator");

    private final JsonNode whole;
    private final JsonNode root;
    private final boolean hasParts;
    private final boolean keepsKinds;
    /** The levels of the values around the current one. */
    private final IdentityHashMap<JsonNode, Integer> open = new IdentityHashMap<>();

    /** How many shared parts are around the current value. */
    private int shared;

    private int cost;

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
        return of(whole, 0);
    }

    private JsonNode of(JsonNode node, int level) {
        cost += shared > 1 ? COST_WITHIN : shared;
        if (node.isValueNode()) {
            return node;
        }
        if (node.has("@ref")) {
            return referred(node, level);
        }
        Integer levelAbove = open.putIfAbsent(node, level);
        if (levelAbove != null) {
            // It was reached by a pointer, and holds what holds it.
            return cycle(level - levelAbove);
        }
        JsonNode result = node.isArray() ? items(node, level) : object(node, level);
        open.remove(node);
        return result;
    }

    private JsonNode referred(JsonNode reference, int level) {
        String pointer = reference.path("@ref").asText();
        if (hasParts && pointer.startsWith("/@parts/")) {
            // What is nested deep stays flat, or nobody could walk it.
            return reference;
        }
        JsonNode target = pointer.isEmpty() || pointer.startsWith("/")
                ? root.at(JsonPointer.compile(pointer))
                : MissingNode.getInstance();
        // Nobody writes a pointer to a pointer; some lead in circles.
        if (target.isMissingNode() || target.has("@ref")) {
            return reference;
        }
        Integer levelAbove = open.get(target);
        if (levelAbove != null) {
            return cycle(level - levelAbove);
        }
        if (cost > MOST_COST || level > DEEPEST) {
            return reference;
        }
        shared++;
        JsonNode result = of(target, level);
        shared--;
        return result;
    }

    private static JsonNode cycle(int levels) {
        return JsonNodeFactory.instance.objectNode().put("@ref", levels == 1 ? "1 level up" : levels + " levels up");
    }

    private JsonNode object(JsonNode node, int level) {
        String type = node.path("@type").asText("");
        boolean isKind = !keepsKinds && isCollection(type);
        if (isKind && node.get("@items") instanceof ArrayNode items && isWithoutOrder(type)) {
            return new UnorderedItems(items(items, level));
        }
        if (isKind && node.has("@items")) {
            return of(node.get("@items"), level);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            if (keepsKinds || !(OF_NO_COUNT.contains(name) || (isKind && OF_KINDS.contains(name)))) {
                // The values of entries are as far down as those of fields.
                object.set(name, of(field.getValue(), name.equals("@entries") ? level - 1 : level + 1));
            }
        }
        return object;
    }

    private ArrayNode items(JsonNode array, int level) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(item -> items.add(of(item, level + 1)));
        return items;
    }

    private static boolean isWithoutOrder(String type) {
        CollectionKind kind = CollectionKind.named(type);
        LibraryKind library = LibraryKind.named(type);
        return (kind != null && kind.isWithoutOrder()) || (library != null && library.isUnordered());
    }

    private static boolean isCollection(String type) {
        return CollectionKind.named(type) != null
                || LibraryKind.named(type) != null
                || type.equals("EnumSet")
                || type.equals("EnumMap");
    }
}
