package dev.playback.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recording as JSON lines: a header, a line per entry, a footer with count and checksum of the lines before it. */
final class RecordingFormat {

    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordingFormat() {}

    static String write(Recording recording) {
        StringBuilder text = new StringBuilder();
        ObjectNode header = MAPPER.createObjectNode();
        header.put("playback", VERSION);
        header.put("id", recording.id().toString());
        header.set("metadata", MAPPER.valueToTree(recording.metadata()));
        text.append(header).append('\n');
        for (Entry entry : recording.entries()) {
            text.append(MAPPER.<JsonNode>valueToTree(entry)).append('\n');
        }
        ObjectNode footer = MAPPER.createObjectNode();
        footer.put("entries", recording.entries().size());
        footer.put("sha256", checksum(text.toString()));
        return text.append(footer).append('\n').toString();
    }

    static Recording read(String text, Object source) {
        try {
            String[] lines = text.split("\n");
            JsonNode footer = MAPPER.readTree(lines[lines.length - 1]);
            String body = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
            require(lines.length > 2 && text.endsWith("\n"), source, "it is cut short");
            require(checksum(body).equals(footer.path("sha256").asText()), source, "its checksum does not match");
            JsonNode header = MAPPER.readTree(lines[0]);
            require(header.path("playback").asInt() == VERSION, source, "its format version is not " + VERSION);
            require(footer.path("entries").asInt() == lines.length - 2, source, "entries are missing");
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i < lines.length - 1; i++) {
                entries.add(entry(MAPPER.readTree(lines[i])));
            }
            Map<String, String> metadata = new LinkedHashMap<>();
            header.path("metadata").properties().forEach(fact -> metadata.put(fact.getKey(), fact.getValue().asText()));
            return new Recording(RecordingId.parse(header.path("id").asText()), metadata, entries);
        } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new TapeCassetteException("%s is no readable recording: %s".formatted(source, e.getMessage()), e);
        }
    }

    private static Entry entry(JsonNode line) {
        List<String> arguments = new ArrayList<>();
        ((ArrayNode) line.withArray("arguments")).forEach(argument -> arguments.add(argument.asText()));
        return new Entry(
                line.path("sequence").asInt(),
                EntryKind.valueOf(line.path("kind").asText()),
                line.path("alias").asText(),
                arguments,
                line.path("threw").asBoolean(),
                line.path("result").asText(),
                line.path("startMicros").asLong(),
                line.path("durationMicros").asLong(),
                line.path("thread").asText());
    }

    private static void require(boolean holds, Object source, String trouble) {
        if (!holds) {
            throw new TapeCassetteException(
                    "%s is damaged or not ours: %s. Restore it or delete it.".formatted(source, trouble), null);
        }
    }

    private static String checksum(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
