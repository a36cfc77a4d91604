package dev.playback.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What lies beside the lines of a recording and is written last, as the sign that it is whole: what it is found by, and what its lines
 * must be.
 *
 * @param compression how the lines are packed
 * @param bytes how many bytes they take, as stored
 * @param sha256 the SHA-256 of those bytes, in hex
 */
public record StoredMetadata(
        RecordingId id, RecordingMetadata metadata, Compression compression, long bytes, String sha256) {

    /** Metadata is read into memory, so it must be small. */
    static final int LARGEST = 1 << 22;

    private static final int CHECKSUM_LENGTH = ",'crc32':'00000000'}\n".length();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNameLength(LARGEST)
                    .build())
            .build();

    /** Refuses null. */
    public StoredMetadata {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(sha256, "sha256");
    }

    /**
     * Returns it as one line of JSON.
     *
     * @throws IllegalArgumentException if the facts take more than 4 MB
     */
    public byte[] toBytes() {
        JsonLine line = new JsonLine(new CRC32())
                .field("playback", RecordingCodec.VERSION)
                .field("id", id.toString())
                .name("metadata");
        write(metadata, line);
        byte[] written = line.field("compression", compression.label())
                .field("bytes", bytes)
                .field("sha256", sha256)
                .end()
                .toBytes();
        if (written.length > LARGEST) {
            throw new IllegalArgumentException("The metadata of %s takes %d bytes. Keep less than %d there."
                    .formatted(id, written.length, LARGEST));
        }
        return written;
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param source names the bytes in messages
     * @throws DamagedRecordingException if it is anything else, or of a newer version
     */
    public static StoredMetadata read(byte[] json, Object source) {
        try {
            return new Reader(source).read(json);
        } catch (IOException | IllegalArgumentException e) {
            throw DamagedRecordingException.of(source, "its metadata is not as it was written, " + e.getMessage());
        }
    }

    /**
     * Compares {@code stored} with the length and checksum that are known here.
     *
     * @throws DamagedRecordingException if they differ
     * @throws IOException if it cannot be read
     */
    public void verify(RecordingBytes stored, Object source) throws IOException {
        if (stored.size() != bytes) {
            throw DamagedRecordingException.of(source, "it has %d bytes instead of %d".formatted(stored.size(), bytes));
        }
        MessageDigest digest = newDigest();
        for (long at = 0; at < bytes; at += 1 << 20) {
            digest.update(stored.read(at, (int) Math.min(1 << 20, bytes - at)));
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw DamagedRecordingException.of(
                    source,
                    "its checksum does not match (if line ends were changed by git, add '*.jsonl -text' to .gitattributes)");
        }
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    static void write(RecordingMetadata metadata, JsonLine line) {
        line.put('{');
        metadata.facts().forEach((name, fact) -> write(fact, line.name(name)));
        line.put('}');
    }

    private static void write(Object fact, JsonLine line) {
        if (fact instanceof List<?> list) {
            line.put('[');
            for (int i = 0; i < list.size(); i++) {
                write(list.get(i), i == 0 ? line : line.put(','));
            }
            line.put(']');
        } else if (fact instanceof String text) {
            line.string(text);
        } else {
            line.ascii(fact.toString());
        }
    }

    /** Reads facts alone. */
    static RecordingMetadata facts(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return Reader.facts(parser);
        }
    }

    private static final class Reader {

        private final Object source;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private RecordingMetadata metadata = RecordingMetadata.none();

        Reader(Object source) {
            this.source = source;
        }

        StoredMetadata read(byte[] json) throws IOException {
            try (JsonParser parser = JSON.createParser(json)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new IOException("it is no object");
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    field(parser, parser.currentName());
                }
            }
            requireChecksum(json);
            String label = text("compression");
            for (Compression compression : Compression.values()) {
                if (compression.label().equals(label)) {
                    return new StoredMetadata(
                            RecordingId.parse(text("id")),
                            metadata,
                            compression,
                            Long.parseLong(text("bytes")),
                            text("sha256"));
                }
            }
            throw DamagedRecordingException.newer(source, "1 with compression " + label);
        }

        private void field(JsonParser parser, String name) throws IOException {
            if (name.equals("metadata")) {
                metadata = facts(parser);
                return;
            }
            JsonToken token = parser.nextToken();
            if (token.isScalarValue()) {
                texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
            if (name.equals("playback") && !"1".equals(texts.get(name))) {
                throw DamagedRecordingException.newer(source, String.valueOf(texts.get(name)));
            }
        }

        private String text(String name) throws IOException {
            String text = texts.get(name);
            if (text == null) {
                throw new IOException("it has no field '" + name + "'");
            }
            return text;
        }

        private void requireChecksum(byte[] json) throws IOException {
            if (json.length < CHECKSUM_LENGTH) {
                throw new EOFException("it is cut short");
            }
            CRC32 crc = new CRC32();
            crc.update(json, 0, json.length - CHECKSUM_LENGTH);
            String end = ",\"crc32\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}\n";
            if (!end.equals(
                    new String(json, json.length - CHECKSUM_LENGTH, CHECKSUM_LENGTH, StandardCharsets.ISO_8859_1))) {
                throw new IOException("its checksum does not match");
            }
        }

        static RecordingMetadata facts(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("its facts are no object");
            }
            Map<String, Object> facts = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                Object fact = fact(parser);
                if (fact != null) {
                    facts.put(name, fact);
                }
            }
            return new RecordingMetadata(facts);
        }

        /** Returns null for a kind of fact that is not known. */
        private static @Nullable Object fact(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_STRING -> parser.getText();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> RecordingMetadata.number(parser.getText());
                case START_ARRAY -> {
                    List<Object> list = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        Object element = fact(parser);
                        if (element != null) {
                            list.add(element);
                        }
                    }
                    yield list;
                }
                default -> {
                    parser.skipChildren();
                    yield null;
                }
            };
        }
    }
}
