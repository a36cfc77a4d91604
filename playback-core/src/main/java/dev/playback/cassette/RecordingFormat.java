package dev.playback.cassette;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    private RecordingFormat() {}

    static String write(Recording recording) {
        StringBuilder text = new StringBuilder();
        text.append(line(header -> {
            header.writeNumberField("playback", VERSION);
            header.writeStringField("id", recording.id().toString());
            header.writeObjectFieldStart("metadata");
            for (Map.Entry<String, Object> fact : recording.metadata().facts().entrySet()) {
                header.writeObjectField(fact.getKey(), fact.getValue());
            }
            header.writeEndObject();
        }));
        recording.entries().forEach(entry -> text.append(line(json -> write(entry, json))));
        String checksum = checksum(text.toString());
        text.append(line(footer -> {
            footer.writeNumberField("entries", recording.entries().size());
            footer.writeStringField("sha256", checksum);
        }));
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source names the text in messages
     */
    static Recording read(String text, Object source) {
        try {
            int footerAt = text.lastIndexOf('\n', text.length() - 2) + 1;
            require(text.endsWith("\n") && footerAt > 0, source, "it is cut short");
            JsonNode footer = MAPPER.readTree(text.substring(footerAt));
            String body = text.substring(0, footerAt);
            require(checksum(body).equals(footer.path("sha256").asText()), source, "its checksum does not match");
            List<String> lines = body.lines().toList();
            JsonNode header = MAPPER.readTree(lines.get(0));
            require(header.path("playback").asInt() == VERSION, source, "its format version is not " + VERSION);
            require(footer.path("entries").asInt() == lines.size() - 1, source, "entries are missing");
            List<Entry> entries = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                entries.add(entry(line));
            }
            Map<String, Object> facts =
                    MAPPER.convertValue(header.path("metadata"), new TypeReference<LinkedHashMap<String, Object>>() {});
            return new Recording(RecordingId.parse(header.path("id").asText()), new RecordingMetadata(facts), entries);
        } catch (IOException | IllegalArgumentException e) {
            throw new TapeCassetteException("%s is no readable recording: %s".formatted(source, e.getMessage()), e);
        }
    }

    private static void write(Entry entry, JsonGenerator json) throws IOException {
        json.writeNumberField("sequence", entry.sequence());
        json.writeStringField("lane", entry.lane());
        json.writeStringField("kind", entry.kind().name());
        json.writeStringField("alias", entry.alias());
        json.writeStringField("key", entry.key());
        json.writeArrayFieldStart("arguments");
        for (String argument : entry.arguments()) {
            json.writeRawValue(argument);
        }
        json.writeEndArray();
        json.writeFieldName(entry.threw() ? "threw" : "returned");
        json.writeRawValue(entry.result());
        json.writeNumberField("startMicros", entry.startMicros());
        json.writeNumberField("durationMicros", entry.durationMicros());
        json.writeStringField("thread", entry.thread());
    }

    private static Entry entry(String line) throws IOException {
        JsonNode facts = MAPPER.readTree(line);
        List<String> arguments = new ArrayList<>();
        String result = "null";
        try (JsonParser parser = FACTORY.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("arguments")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        arguments.add(slice(parser, line));
                    }
                } else if (field.equals("returned") || field.equals("threw")) {
                    result = slice(parser, line);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Entry(
                facts.path("sequence").asInt(),
                facts.path("lane").asText(),
                EntryKind.valueOf(facts.path("kind").asText()),
                facts.path("alias").asText(),
                facts.path("key").asText(),
                arguments,
                facts.has("threw"),
                result,
                facts.path("startMicros").asLong(),
                facts.path("durationMicros").asLong(),
                facts.path("thread").asText());
    }

    // Cut out instead of written anew: keys are compared as text, and 1.0E10 must not come back as 1.0E+10.
    private static String slice(JsonParser parser, String line) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return line.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private static String line(LineContent content) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A recording holds what is no JSON: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }

    @FunctionalInterface
    private interface LineContent {
        void write(JsonGenerator json) throws IOException;
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
