package dev.playback.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fields of a message of protobuf as maps, lists, texts and numbers, and back. */
final class MessageFields {

    /** Where bytes stand that the class had no field for: no name of a field. */
    static final String UNKNOWN = "#unknown";

    private static final Logger LOG = LoggerFactory.getLogger(ProtobufCodec.class);

    // Twice what protobuf itself reads, and little enough for the stack of any thread.
    private static final int DEEPEST = 200;

    private MessageFields() {}

    static Map<String, Object> of(Message message) {
        return of(message, 0);
    }

    private static Map<String, Object> of(Message message, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("it is nested more than %,d deep".formatted(DEEPEST));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        message.getAllFields().forEach((field, value) -> {
            if (field.isExtension()) {
                throw new IllegalArgumentException(
                        "the extension %s of %s is known to no class. Leave it out of what is recorded by a codec of your own"
                                .formatted(
                                        field.getFullName(),
                                        message.getDescriptorForType().getFullName()));
            }
            fields.put(field.getName(), value(field, value, depth));
        });
        if (!message.getUnknownFields().asMap().isEmpty()) {
            fields.put(UNKNOWN, message.getUnknownFields().toByteArray());
        }
        return fields;
    }

    private static Object value(FieldDescriptor field, Object value, int depth) {
        if (!field.isRepeated()) {
            return one(field, value, depth);
        }
        if (!field.isMapField()) {
            return ((List<?>) value)
                    .stream().map(item -> one(field, item, depth)).toList();
        }
        // In the order in which it was filled, which shows in its bytes, too. A key has them in one order.
        Map<String, Object> entries = new LinkedHashMap<>();
        FieldDescriptor keys = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor values = field.getMessageType().findFieldByNumber(2);
        for (Object item : (List<?>) value) {
            Message entry = (Message) item;
            entries.put(String.valueOf(entry.getField(keys)), one(values, entry.getField(values), depth));
        }
        return entries;
    }

    private static Object one(FieldDescriptor field, Object value, int depth) {
        return switch (field.getJavaType()) {
            case MESSAGE -> of((Message) value, depth + 1);
            case BYTE_STRING -> ((ByteString) value).toByteArray();
            case ENUM -> constant((EnumValueDescriptor) value);
            default -> PlainData.number(value);
        };
    }

    /** Returns its name, or its number if the schema has none for it. */
    private static Object constant(EnumValueDescriptor value) {
        return value.getType().findValueByNumber(value.getNumber()) == null ? value.getNumber() : value.getName();
    }

    static void fill(Message.Builder message, Map<?, ?> fields) {
        Descriptor type = message.getDescriptorForType();
        fields.forEach((name, value) -> {
            FieldDescriptor field = type.findFieldByName(String.valueOf(name));
            try {
                if (field != null) {
                    fill(message, field, value);
                } else if (UNKNOWN.equals(name)) {
                    message.setUnknownFields(UnknownFieldSet.parseFrom((byte[]) value));
                } else {
                    LOG.warn(
                            "The message {} has no field '{}' any more; what was recorded of it is left out.",
                            type.getFullName(),
                            name);
                }
            } catch (ClassCastException | NullPointerException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        "the field %s of %s cannot be %s".formatted(name, type.getFullName(), value), e);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalArgumentException(
                        "what %s had no field for is damaged".formatted(type.getFullName()), e);
            }
        });
    }

    private static void fill(Message.Builder message, FieldDescriptor field, Object value) {
        if (field.isMapField()) {
            FieldDescriptor keys = field.getMessageType().findFieldByNumber(1);
            FieldDescriptor values = field.getMessageType().findFieldByNumber(2);
            ((Map<?, ?>) value).forEach((key, item) -> {
                Message.Builder entry = message.newBuilderForField(field);
                entry.setField(keys, scalar(keys, key));
                entry.setField(values, one(entry, values, item));
                message.addRepeatedField(field, entry.buildPartial());
            });
        } else if (field.isRepeated()) {
            ((List<?>) value).forEach(item -> message.addRepeatedField(field, one(message, field, item)));
        } else {
            message.setField(field, one(message, field, value));
        }
    }

    private static Object one(Message.Builder message, FieldDescriptor field, Object value) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return scalar(field, value);
        }
        Message.Builder part = message.newBuilderForField(field);
        fill(part, (Map<?, ?>) value);
        return part.buildPartial();
    }

    /** Takes numbers as text too, as which they stand where they are keys. */
    private static Object scalar(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case INT -> Integer.valueOf(value.toString());
            case LONG -> Long.valueOf(value.toString());
            case FLOAT -> ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case BOOLEAN -> value instanceof Boolean ? value : truth((String) value);
            case STRING -> (String) value;
            case BYTE_STRING -> ByteString.copyFrom((byte[]) value);
            case ENUM -> constant(field, value);
            case MESSAGE -> throw new IllegalArgumentException("a message is no scalar");
        };
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
        }
        return Boolean.valueOf(text);
    }

    private static EnumValueDescriptor constant(FieldDescriptor field, Object value) {
        if (value instanceof Integer number) {
            return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
        }
        EnumValueDescriptor constant = field.getEnumType().findValueByName((String) value);
        if (constant == null) {
            throw new IllegalArgumentException("%s has no constant %s. It has %s"
                    .formatted(
                            field.getEnumType().getFullName(),
                            value,
                            field.getEnumType().getValues()));
        }
        return constant;
    }
}
