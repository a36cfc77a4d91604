package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exceptions and stack traces as JSON and back. No class of an exception is ever looked up. */
final class FailureWire {

    private static final int MOST_CAUSES = 20;
    private static final int MOST_FRAMES = 200;

    private FailureWire() {}

    static void write(ObjectNode node, Throwable failure) {
        write(node, failure, 0);
    }

    private static void write(ObjectNode node, Throwable failure, int depth) {
        node.put("type", RemoteFailure.typeOf(failure)).put("message", failure.getMessage());
        writeFrames(node.putArray("frames"), RemoteFailure.stackOf(failure));
        Throwable cause = failure.getCause();
        if (cause != null && depth < MOST_CAUSES) {
            write(node.putObject("cause"), cause, depth + 1);
        }
    }

    static void writeFrames(ArrayNode array, List<StackTraceElement> frames) {
        frames.stream().limit(MOST_FRAMES).forEach(frame -> array.addArray()
                .add(frame.getModuleName())
                .add(frame.getModuleVersion())
                .add(frame.getClassName())
                .add(frame.getMethodName())
                .add(frame.getFileName())
                .add(frame.getLineNumber()));
    }

    static RemoteFailure read(JsonNode node) {
        Throwable cause = node.has("cause") ? read(node.get("cause")) : null;
        return new RemoteFailure(
                node.path("type").asText(), text(node.path("message")), frames(node.path("frames")), cause);
    }

    static List<StackTraceElement> frames(JsonNode array) {
        List<StackTraceElement> frames = new ArrayList<>();
        array.forEach(frame -> frames.add(new StackTraceElement(
                null,
                text(frame.path(0)),
                text(frame.path(1)),
                frame.path(2).asText(),
                frame.path(3).asText(),
                text(frame.path(4)),
                frame.path(5).asInt())));
        return frames;
    }

    static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
