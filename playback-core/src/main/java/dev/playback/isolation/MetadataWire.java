package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.recording.RecordingMetadata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metadata as JSON and back, each number as the kind it was. */
final class MetadataWire {

    private MetadataWire() {}

    static void write(ObjectNode node, RecordingMetadata metadata) {
        metadata.facts().forEach((name, value) -> node.set(name, tree(value)));
    }

    private static JsonNode tree(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Collection<?> many) {
            ArrayNode array = nodes.arrayNode();
            many.forEach(one -> array.add(tree(one)));
            return array;
        }
        if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        if (value instanceof Number number) {
            return nodes.objectNode().put(number.getClass().getSimpleName(), number.toString());
        }
        return nodes.textNode(value.toString());
    }

    static RecordingMetadata read(JsonNode node) {
        Map<String, Object> facts = new LinkedHashMap<>();
        node.properties().forEach(fact -> facts.put(fact.getKey(), value(fact.getValue())));
        return new RecordingMetadata(facts);
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> many = new ArrayList<>();
            node.forEach(one -> many.add(value(one)));
            return many;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isObject()) {
            Map.Entry<String, JsonNode> number = node.properties().iterator().next();
            String text = number.getValue().asText();
            return switch (number.getKey()) {
                case "Double" -> Double.valueOf(text);
                case "BigInteger" -> new BigInteger(text);
                case "BigDecimal" -> new BigDecimal(text);
                default -> Long.valueOf(text);
            };
        }
        return node.asText();
    }
}
