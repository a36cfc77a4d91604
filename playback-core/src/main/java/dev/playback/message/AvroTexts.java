package dev.playback.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Which texts of a generic record are strings of Java, and which what Avro reads: by their number, in the order in which they are read. */
final class AvroTexts {

    private final List<Integer> strings = new ArrayList<>();
    private boolean hasOthers;
    private boolean areAsRead = true;
    private int texts;

    private AvroTexts() {}

    /**
     * Returns what a recording says of it: true if all texts are strings, null if they are as Avro reads them, else the numbers of the
     * strings.
     *
     * @param plain {@code value} as Avro reads it, without logical types
     */
    static @Nullable Object of(IndexedRecord value, IndexedRecord plain) {
        AvroTexts all = new AvroTexts();
        all.walk(plain.getSchema(), plain, value);
        if (!all.strings.isEmpty() && !all.hasOthers) {
            return true;
        }
        return all.areAsRead ? null : all.strings;
    }

    /** Returns the numbers of the strings; null if all texts are such. */
    static @Nullable Set<Integer> numbers(Object said) {
        if (!(said instanceof List<?> numbers)) {
            return null;
        }
        Set<Integer> strings = new HashSet<>();
        for (Object number : numbers) {
            if (!(number instanceof Integer one)) {
                throw new IllegalArgumentException("%s is no number of a text".formatted(number));
            }
            strings.add(one);
        }
        return strings;
    }

    private void walk(Schema schema, @Nullable Object plain, @Nullable Object value) {
        if (plain == null) {
            return;
        }
        switch (schema.getType()) {
            case RECORD -> record(schema, (IndexedRecord) plain, value);
            case UNION -> {
                Schema branch = schema.getTypes().get(AvroFields.GENERIC.resolveUnion(schema, plain));
                walk(branch, plain, value);
            }
            case ARRAY -> items(schema.getElementType(), (Collection<?>) plain, value);
            case MAP -> entries(schema, (Map<?, ?>) plain, value);
            case STRING -> text(plain, value);
            default -> {
                // It holds no text.
            }
        }
    }

    private void record(Schema schema, IndexedRecord plain, @Nullable Object value) {
        for (Schema.Field field : schema.getFields()) {
            Object part = value instanceof IndexedRecord record ? record.get(field.pos()) : null;
            walk(field.schema(), plain.get(field.pos()), part);
        }
    }

    private void items(Schema element, Collection<?> plain, @Nullable Object value) {
        Iterator<?> items = value instanceof Collection<?> collection
                ? collection.iterator()
                : List.of().iterator();
        plain.forEach(item -> walk(element, item, items.hasNext() ? items.next() : null));
    }

    // In the order in which they are written again.
    private void entries(Schema schema, Map<?, ?> plain, @Nullable Object value) {
        Map<String, Map.Entry<?, ?>> live = new HashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.entrySet().forEach(entry -> live.put(String.valueOf(entry.getKey()), entry));
        }
        Map<String, Map.Entry<?, ?>> sorted = new TreeMap<>();
        plain.entrySet().forEach(entry -> sorted.put(String.valueOf(entry.getKey()), entry));
        sorted.forEach((name, entry) -> {
            Map.Entry<?, ?> own = live.get(name);
            text(entry.getKey(), own == null ? null : own.getKey());
            walk(schema.getValueType(), entry.getValue(), own == null ? null : own.getValue());
        });
    }

    private void text(@Nullable Object plain, @Nullable Object value) {
        int number = texts++;
        if (value instanceof CharSequence) {
            boolean isString = value instanceof String;
            if (isString) {
                strings.add(number);
            }
            hasOthers |= !isString;
            areAsRead &= isString == plain instanceof String;
        }
    }
}
