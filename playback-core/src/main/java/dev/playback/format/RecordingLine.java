package dev.playback.format;

import dev.playback.format.StoredValues.Slice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line, values by their place only.
 *
 * @param texts the known fields that are a text, number or truth value, as text
 * @param whole all but the checksum and the last brace
 * @param result null if the line has none
 * @param metadata null if the line has none
 * @param further the fields that this version does not know, in their order
 */
record RecordingLine(
        Map<String, String> texts,
        Slice whole,
        List<Slice> arguments,
        @Nullable Slice result,
        boolean threw,
        @Nullable Slice metadata,
        Map<String, Slice> further) {

    boolean has(String field) {
        return texts.containsKey(field);
    }

    String text(String field) throws IOException {
        String text = texts.get(field);
        if (text == null) {
            throw new IOException("it has no field '" + field + "'");
        }
        return text;
    }

    int integer(String field) throws IOException {
        long number = number(field);
        if (number != (int) number) {
            throw new IOException("its field '%s' is too large".formatted(field));
        }
        return (int) number;
    }

    long number(String field) throws IOException {
        String text = text(field);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("its field '%s' is no number".formatted(field), e);
        }
    }
}
