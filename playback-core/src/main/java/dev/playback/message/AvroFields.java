package dev.playback.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Data of Avro as maps, lists, texts and numbers, and back. A branch of a union has its name only where there is a choice. */
final class AvroFields {

    static final GenericData GENERIC = new GenericData();

    private AvroFields() {}

    /** Returns what {@code data} is, which has no logical types. */
    static @Nullable Object of(Schema schema, @Nullable Object data) {
        if (data == null) {
            return null;
        }
        return switch (schema.getType()) {
            case RECORD -> fields(schema, (IndexedRecord) data);
            case UNION -> branch(schema, data);
            case ARRAY ->
                ((Collection<?>) data)
                        .stream().map(item -> of(schema.getElementType(), item)).toList();
            case MAP -> {
                // In one order, whatever the order in which it was filled.
                Map<String, @Nullable Object> entries = new TreeMap<>();
                ((Map<?, ?>) data)
                        .forEach((key, value) -> entries.put(String.valueOf(key), of(schema.getValueType(), value)));
                yield entries;
            }
            case FIXED -> ((GenericFixed) data).bytes().clone();
            case BYTES -> bytes(((ByteBuffer) data).duplicate());
            case ENUM, STRING -> data.toString();
            default -> PlainData.number(data);
        };
    }

    static Map<String, @Nullable Object> fields(Schema schema, IndexedRecord data) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : schema.getFields()) {
            fields.put(field.name(), of(field.schema(), data.get(field.pos())));
        }
        return fields;
    }

    private static @Nullable Object branch(Schema union, Object data) {
        Schema branch = union.getTypes().get(GENERIC.resolveUnion(union, data));
        Object value = of(branch, data);
        return only(union) == null ? Map.of(branch.getFullName(), value == null ? "" : value) : value;
    }

    /** Returns the only branch that is not null; null if there are several. */
    private static @Nullable Schema only(Schema union) {
        List<Schema> branches = union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        return branches.size() == 1 ? branches.get(0) : null;
    }

    private static byte[] bytes(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }

    /**
     * Makes data of Avro again.
     *
     * @throws IllegalArgumentException if {@code value} does not fit {@code schema}
     */
    static @Nullable Object data(Schema schema, @Nullable Object value) {
        return switch (schema.getType()) {
            case NULL -> value;
            case RECORD -> record(schema, fitting(Map.class, schema, value));
            case UNION -> ofUnion(schema, value);
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                ((List<?>) fitting(List.class, schema, value))
                        .forEach(item -> items.add(data(schema.getElementType(), item)));
                yield items;
            }
            case MAP -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                ((Map<?, ?>) fitting(Map.class, schema, value))
                        .forEach((key, item) -> entries.put(String.valueOf(key), data(schema.getValueType(), item)));
                yield entries;
            }
            case FIXED -> new GenericData.Fixed(schema, fitting(byte[].class, schema, value));
            case BYTES -> ByteBuffer.wrap(fitting(byte[].class, schema, value));
            case ENUM -> new GenericData.EnumSymbol(schema, fitting(String.class, schema, value));
            case STRING -> fitting(String.class, schema, value);
            case INT -> fitting(Integer.class, schema, value);
            case LONG ->
                value instanceof String text
                        ? Long.parseLong(text)
                        : fitting(Integer.class, schema, value).longValue();
            case FLOAT -> fitting(Number.class, schema, value).floatValue();
            case DOUBLE -> fitting(Number.class, schema, value).doubleValue();
            case BOOLEAN -> fitting(Boolean.class, schema, value);
        };
    }

    static IndexedRecord record(Schema schema, Map<?, ?> fields) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            if (!fields.containsKey(field.name())) {
                throw new IllegalArgumentException(
                        "the field %s of %s is missing".formatted(field.name(), schema.getFullName()));
            }
            record.put(field.pos(), data(field.schema(), fields.get(field.name())));
        }
        return record;
    }

    private static @Nullable Object ofUnion(Schema union, @Nullable Object value) {
        Schema only = only(union);
        if (value == null || only != null) {
            return value == null || only == null ? null : data(only, value);
        }
        Map<?, ?> branch = fitting(Map.class, union, value);
        for (Schema one : union.getTypes()) {
            if (branch.containsKey(one.getFullName())) {
                return data(one, branch.get(one.getFullName()));
            }
        }
        throw new IllegalArgumentException("%s is no branch of %s".formatted(branch, union));
    }

    private static <T> T fitting(Class<T> type, Schema schema, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("%s is no %s".formatted(value, schema.getFullName()));
        }
        return type.cast(value);
    }
}
