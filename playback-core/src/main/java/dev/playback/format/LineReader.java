package dev.playback.format;

import dev.playback.format.StoredValues.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads line after line. Of what it does not know, it keeps the place. For one thread. */
final class LineReader {

    /** The longest alias, key or name that is read. */
    private static final int LONGEST_TEXT = 1 << 20;
    /** The most arguments that a call can have, by far. */
    private static final int MOST_ARGUMENTS = 10_000;
    /** The most fields of versions to come. */
    private static final int MOST_FURTHER = 1_000;
    /** The largest value that fits into a text with room to spare. */
    private static final int LARGEST_VALUE = 1 << 29;

    private static final Set<String> SCALARS = Set.of(
            "playback",
            "id",
            "category",
            "begunAt",
            "entry",
            "lane",
            "kind",
            "alias",
            "key",
            "startMicros",
            "durationMicros",
            "thread",
            "end",
            "complete",
            "crc32");

    private final ByteCursor in;
    private final Object source;
    private byte[] scratch = new byte[128];
    private Map<String, String> texts = Map.of();
    private List<Slice> arguments = List.of();
    private @Nullable Slice result;
    private boolean threw;
    private @Nullable Slice metadata;
    private Map<String, Slice> further = Map.of();

    LineReader(RecordingBytes bytes, Object source) throws IOException {
        this.in = new ByteCursor(bytes);
        this.source = source;
    }

    boolean isAtEnd() throws IOException {
        return in.peek() < 0;
    }

    /** Reads a line whose last field is the right checksum of all before it. */
    RecordingLine read() throws IOException {
        texts = new HashMap<>();
        arguments = List.of();
        result = null;
        threw = false;
        metadata = null;
        further = Map.of();
        in.peek();
        long from = in.position();
        long before = from;
        in.expect('{');
        int checksum = 0;
        while (true) {
            in.expect('"');
            String name = string();
            in.expect(':');
            field(name);
            int c = in.next();
            if (c == '}') {
                in.expect('\n');
                if (!name.equals("crc32")
                        || !HexFormat.of().toHexDigits(checksum).equals(texts.get(name))) {
                    throw new IOException("its checksum does not match");
                }
                return new RecordingLine(texts, whole(from, before), arguments, result, threw, metadata, further);
            }
            if (c != ',') {
                throw in.notJson();
            }
            checksum = in.checksumBeforeLast();
            before = in.position() - 1;
        }
    }

    // The checksum of what is asked for by the few who read it again is made there.
    private static Slice whole(long from, long end) {
        return new Slice(from, (int) Math.min(end - from, Integer.MAX_VALUE), 0);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "arguments" -> arguments = slices();
            case "returned", "threw" -> {
                result = slice();
                threw = name.equals("threw");
            }
            case "metadata" -> metadata = metadata();
            default -> {
                if (SCALARS.contains(name)) {
                    scalar(name);
                } else {
                    addFurther(name, slice());
                }
            }
        }
        if (name.equals("playback") && !"1".equals(texts.get(name))) {
            // Before the checksum is looked at: a newer version may have another one.
            throw DamagedRecordingException.newer(source, String.valueOf(texts.get(name)));
        }
    }

    private void addFurther(String name, Slice value) throws IOException {
        if (further.isEmpty()) {
            further = new LinkedHashMap<>();
        }
        further.put(name, value);
        if (further.size() > MOST_FURTHER) {
            throw new IOException("it has more than %d fields that are not known here".formatted(MOST_FURTHER));
        }
    }

    private void scalar(String name) throws IOException {
        int c = in.peek();
        if (c == '"') {
            in.next();
            texts.put(name, string());
        } else if (c == '{' || c == '[') {
            JsonScan.passValue(in);
        } else {
            int length = 0;
            for (; c != ',' && c != '}'; c = in.peek()) {
                length = keep(length, in.next());
            }
            texts.put(name, new String(scratch, 0, length, StandardCharsets.UTF_8));
        }
    }

    private Slice metadata() throws IOException {
        Slice slice = slice();
        if (slice.length() > StoredMetadata.LARGEST) {
            throw new IOException("its metadata has more than %d bytes".formatted(StoredMetadata.LARGEST));
        }
        return slice;
    }

    private List<Slice> slices() throws IOException {
        List<Slice> slices = new ArrayList<>();
        in.expect('[');
        if (in.peek() == ']') {
            in.next();
            return slices;
        }
        int c;
        do {
            if (slices.size() == MOST_ARGUMENTS) {
                throw new IOException("it has more than %d arguments".formatted(MOST_ARGUMENTS));
            }
            slices.add(slice());
            c = in.next();
        } while (c == ',');
        if (c != ']') {
            throw in.notJson();
        }
        return slices;
    }

    private Slice slice() throws IOException {
        // A slice begins in the block in which its first byte is.
        in.peek();
        long from = in.position();
        in.beginSlice();
        JsonScan.passValue(in);
        long length = in.position() - from;
        if (length > LARGEST_VALUE) {
            throw new IOException("a value has %d bytes, more than %d".formatted(length, LARGEST_VALUE));
        }
        return new Slice(from, (int) length, in.endSlice());
    }

    /** Reads a string whose opening quote was passed. */
    private String string() throws IOException {
        String plain = in.passText(LONGEST_TEXT);
        return plain == null ? longString() : plain;
    }

    private String longString() throws IOException {
        StringBuilder escapes = null;
        int length = 0;
        for (int c = in.next(); c != '"'; c = in.next()) {
            if (c < ' ') {
                throw in.notJson();
            }
            if (c == '\\') {
                escapes = escapes == null ? new StringBuilder() : escapes;
                escapes.append(new String(scratch, 0, length, StandardCharsets.UTF_8))
                        .append(escaped());
                length = 0;
            } else {
                length = keep(length, c);
            }
            if (escapes != null && escapes.length() > LONGEST_TEXT) {
                throw tooLong();
            }
        }
        String rest = new String(scratch, 0, length, StandardCharsets.UTF_8);
        return escapes == null ? rest : escapes.append(rest).toString();
    }

    private int keep(int length, int c) throws IOException {
        if (length == LONGEST_TEXT) {
            throw tooLong();
        }
        if (length == scratch.length) {
            scratch = Arrays.copyOf(scratch, length * 2);
        }
        scratch[length] = (byte) c;
        return length + 1;
    }

    private static IOException tooLong() {
        return new IOException("a text has more than %d bytes".formatted(LONGEST_TEXT));
    }

    private char escaped() throws IOException {
        int c = in.next();
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(in.next(), 16);
                    if (digit < 0) {
                        throw in.notJson();
                    }
                    unit = unit << 4 | digit;
                }
                yield (char) unit;
            }
            default -> throw in.notJson();
        };
    }
}
