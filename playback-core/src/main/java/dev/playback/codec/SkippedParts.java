package dev.playback.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands in fields that a class has no more, and may be pointed to from others. For one use by one thread. */
final class SkippedParts {

    private final String json;
    private final ObjectMapper mapper;
    private final TreeMap<Long, Long> ends = new TreeMap<>();
    // Found in one pass: where there is one pointer to such a part there may be many.
    private @Nullable Map<String, Long> starts;

    SkippedParts(String json, ObjectMapper mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    /** Adds what stands from character {@code start} to {@code end}. */
    void add(long start, long end) {
        if (!has(start)) {
            ends.put(start, end);
        }
    }

    private boolean has(long at) {
        Map.Entry<Long, Long> before = ends.floorEntry(at);
        return before != null && at < before.getValue();
    }

    /** Says whether {@code pointer} leads to such a part, or into one. */
    boolean has(String pointer, References references) throws IOException {
        Long start = ends.isEmpty() ? null : starts(references).get(pointer);
        return start != null && has(start);
    }

    /** Reads the part that {@code pointer} leads to. */
    Object read(String pointer, JavaType declared, GraphReader reader, References references) throws IOException {
        long start = Objects.requireNonNull(starts(references).get(pointer));
        StringReader rest = new StringReader(json);
        rest.skip(start);
        try (JsonParser parser = mapper.createParser(rest)) {
            parser.nextToken();
            return Objects.requireNonNull(
                    reader.over(parser, references.inText(pointer), start).value(declared));
        }
    }

    private Map<String, Long> starts(References references) throws IOException {
        if (starts == null) {
            starts = new HashMap<>();
            try (JsonParser parser = mapper.createParser(json)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token.isStructStart() || token.isScalarValue()) {
                        addStart(parser, token, references, starts);
                    }
                }
            }
        }
        return starts;
    }

    private static void addStart(JsonParser parser, JsonToken token, References references, Map<String, Long> starts) {
        int depth = parser.getParsingContext().getNestingDepth();
        if (references.areWanted(token.isStructStart() ? depth - 1 : depth)) {
            String place = references.inValue(
                    parser.getParsingContext().pathAsPointer().toString());
            if (references.isWanted(place)) {
                starts.put(place, parser.currentTokenLocation().getCharOffset());
            }
        }
    }
}
