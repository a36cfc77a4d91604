package dev.playback.isolation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What parent and worker say to each other, as plain JSON: nothing that is read here names a class to build, except the comparer. */
final class Messages {

    static final String HELLO = "hello";
    static final String COMPARE = "compare";
    static final String COMPARED = "compared";
    static final String UNSENDABLE = "unsendable";
    static final String WHERE = "where";
    static final String BYE = "bye";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Frames.MAX_BYTES)
                    .maxNestingDepth(5000)
                    .build())
            .build());

    private Messages() {}

    static ObjectNode message(String kind) {
        return JSON.createObjectNode().put("is", kind);
    }

    static ObjectNode compare(ComparerSpec comparer, RecordingId id) {
        ObjectNode message =
                message(COMPARE).put("comparer", comparer.factory()).put("id", id.toString());
        ObjectNode arguments = message.putObject("arguments");
        comparer.arguments().forEach(arguments::put);
        return message;
    }

    static ComparerSpec comparer(JsonNode message) {
        Map<String, String> arguments = new TreeMap<>();
        message.path("arguments")
                .properties()
                .forEach(argument ->
                        arguments.put(argument.getKey(), argument.getValue().asText()));
        return new ComparerSpec(message.path("comparer").asText(), arguments);
    }

    static boolean is(JsonNode message, String kind) {
        return message.path("is").asText().equals(kind);
    }

    static byte[] bytes(JsonNode message) throws JsonProcessingException {
        return JSON.writeValueAsBytes(message);
    }

    static JsonNode read(byte[] payload) throws IOException {
        return JSON.readTree(payload);
    }
}
