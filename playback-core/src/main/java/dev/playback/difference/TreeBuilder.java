package dev.playback.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.codec.JsonValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes trees of JSON and applies the rules to them. */
final class TreeBuilder {

    // Far beyond what people nest, and far from what the stack of a thread holds.
    private static final int DEEPEST = 500;
    private static final String KEY = "@key ";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,1000}(\\.[0-9]{1,1000})?([eE][+-]?[0-9]{1,4})?");

    private TreeBuilder() {}

    static Tree of(JsonNode json, ActiveRules.Place place) {
        return of(json, place, 0);
    }

    private static Tree of(JsonNode json, ActiveRules.Place place, int depth) {
        if (depth == DEEPEST && json.isContainerNode()) {
            String text = json.toString();
            return new Tree(Tree.Kind.TEXT, "", text, List.of(), null, hash(Tree.Kind.TEXT, text.hashCode()), json);
        }
        if (json.isArray()) {
            return array(json, place, depth);
        }
        return json.isObject() ? object(json, place, depth) : leaf(json, "", json, place);
    }

    private static Tree object(JsonNode json, ActiveRules.Place place, int depth) {
        JsonNode type = json.get("@type");
        JsonNode value = json.get("@value");
        String typeName = type == null ? "" : type.asText();
        if (type != null && value != null && json.size() == 2 && value.isValueNode()) {
            return leaf(value, typeName, json, place);
        }
        JsonNode data = json.get("@data");
        // What a codec made of a value reads as if these were its fields.
        JsonNode fields = data != null && json.size() == (type == null ? 1 : 2) && data.isObject() && !data.has("@type")
                ? data
                : json;
        List<Tree.Child> children = new ArrayList<>(fields.size());
        long hash = hash(Tree.Kind.OBJECT, typeName.hashCode());
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getKey().equals("@type")) {
                continue;
            }
            List<JsonNode> keys = field.getKey().equals("@entries") ? keys(field.getValue(), place) : null;
            if (keys == null) {
                hash += add(children, field.getKey(), field.getValue(), place, depth);
                continue;
            }
            for (int i = 0; i < keys.size(); i++) {
                JsonNode entry = field.getValue().get(i);
                hash += add(children, nameOf(keys.get(i), fields), entry.get(1), place, depth);
            }
        }
        return new Tree(Tree.Kind.OBJECT, typeName, "", children, null, hash, json);
    }

    /** Adds a field and returns its part of the hash, which is the same in any order of fields. */
    private static long add(List<Tree.Child> children, String name, JsonNode json, ActiveRules.Place place, int depth) {
        ActiveRules.Place below = place.step(shown(name));
        if (below.isIgnored()) {
            return 0;
        }
        Tree tree = of(json, below, depth + 1);
        children.add(new Tree.Child(name, children.size(), tree));
        return mixed(name.hashCode() * 31L + tree.hash());
    }

    /** Returns the name of an entry: a text is named as if it were a field, any other key as no field can be. */
    private static String nameOf(JsonNode key, JsonNode fields) {
        String text = key.asText();
        String name = text.startsWith("@") ? "@" + text : text;
        return key.isTextual() && !fields.has(name) ? name : KEY + key;
    }

    /** Returns a field's name for people: the message of an exception is no field, but reads like one. */
    static String shown(String name) {
        if (name.startsWith(KEY)) {
            return name.substring(KEY.length());
        }
        return name.length() > 1 && name.charAt(0) == '@' ? name.substring(1) : name;
    }

    /**
     * Returns the keys of what are the entries of a map, whose order is no behaviour, without what is ignored of them; null if these
     * are none, or keys that look alike keep them a list.
     */
    private static @Nullable List<JsonNode> keys(JsonNode entries, ActiveRules.Place place) {
        List<JsonNode> keys = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (JsonNode entry : entries) {
            if (!entry.isArray() || entry.size() != 2) {
                return null;
            }
            JsonNode key = counting(entry.get(0), place, 0);
            if (!texts.add(key.toString())) {
                return null;
            }
            keys.add(key);
        }
        return entries.isArray() ? keys : null;
    }

    private static JsonNode counting(JsonNode key, ActiveRules.Place place, int depth) {
        if (!key.isContainerNode() || depth == DEEPEST) {
            return key;
        }
        if (key.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(key.size());
            key.forEach(item -> items.add(counting(item, place, depth + 1)));
            return items;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : key.properties()) {
            ActiveRules.Place below = place.step(shown(field.getKey()));
            if (!below.isIgnored()) {
                object.set(field.getKey(), counting(field.getValue(), below, depth + 1));
            }
        }
        return object;
    }

    private static Tree array(JsonNode json, ActiveRules.Place place, int depth) {
        Leniency leniency = place.ofArray();
        if (leniency == null && JsonValues.isUnordered(json)) {
            leniency = new Leniency.AnyOrder();
        }
        List<Tree.Child> children = new ArrayList<>(json.size());
        long hash = hash(Tree.Kind.ARRAY, 0);
        int index = 0;
        for (JsonNode item : json) {
            ActiveRules.Place below = place.step(index);
            if (!below.isIgnored()) {
                Tree tree = of(item, below, depth + 1);
                children.add(new Tree.Child("", index, tree));
                hash = leniency == null ? hash * 31 + mixed(tree.hash()) : hash + mixed(tree.hash());
            }
            index++;
        }
        return new Tree(Tree.Kind.ARRAY, "", "", children, leniency, hash, json);
    }

    private static Tree leaf(JsonNode value, String type, JsonNode json, ActiveRules.Place place) {
        Tree.Kind kind = kind(value);
        String text = kind == Tree.Kind.TEXT ? place.replaced(value.asText()) : value.asText();
        Leniency leniency = leniency(kind, text, place);
        String same = text;
        if (leniency instanceof Leniency.SameEverywhere tokens) {
            same = tokens.pattern().find(text).rest();
        } else if (leniency != null) {
            same = "";
        }
        long hash = hash(leniency == null ? kind : Tree.Kind.TEXT, type.hashCode() * 31L + longHash(same));
        return new Tree(kind, type, text, List.of(), leniency, hash, json);
    }

    private static @Nullable Leniency leniency(Tree.Kind kind, String text, ActiveRules.Place place) {
        if (kind == Tree.Kind.TRUTH || kind == Tree.Kind.NULL) {
            return null;
        }
        Leniency leniency = place.ofLeaf(Leniency.CloseNumbers.class, close -> isNumber(text));
        if (leniency == null && kind == Tree.Kind.TEXT) {
            leniency = place.ofLeaf(Leniency.CloseTimes.class, close -> Leniency.CloseTimes.time(text) != null);
        }
        if (leniency == null && kind == Tree.Kind.TEXT) {
            leniency = place.ofLeaf(
                    Leniency.SameEverywhere.class,
                    same -> !same.pattern().find(text).tokens().isEmpty());
        }
        return leniency;
    }

    /** Says whether {@code text} is a number with which it is safe to count: not one of a billion digits. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static Tree.Kind kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? Tree.Kind.INTEGER : Tree.Kind.DECIMAL;
            case BOOLEAN -> Tree.Kind.TRUTH;
            case NULL, MISSING -> Tree.Kind.NULL;
            default -> Tree.Kind.TEXT;
        };
    }

    private static long longHash(String text) {
        long hash = 7;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 1_000_003 + text.charAt(i);
        }
        return hash;
    }

    private static long hash(Tree.Kind kind, long content) {
        return mixed(kind.name().hashCode() * 0x9E3779B97F4A7C15L + content);
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
        return (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    }
}
