package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.difference.RuleUsage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which rules did something in a worker, as JSON and back. */
final class RuleUsageWire {

    private RuleUsageWire() {}

    static void write(ObjectNode node, RuleUsage.State state) {
        state.considered().forEach(node.putObject("considered")::put);
        state.matched().forEach(node.putArray("matched")::add);
        state.expired().forEach(node.putObject("expired")::put);
    }

    static RuleUsage.State read(JsonNode node) {
        Set<String> matched = new TreeSet<>();
        node.path("matched").forEach(name -> matched.add(name.asText()));
        return new RuleUsage.State(texts(node.path("considered")), matched, texts(node.path("expired")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return texts;
    }
}
