package dev.playback.message;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.playback.codec.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of protobuf field by field, under the names of the schema, so that differences and rules have paths into them.
 * Fields that are not set are left out, and what the class does not know is kept as bytes. A field that the class has no more is left
 * out in reading, which the log tells. Used by itself where protobuf is on the class path, unless the application has a codec for
 * {@code Message} of its own. For any number of threads.
 */
public final class ProtobufCodec implements ValueCodec<Message> {

    /** Makes one; it has no state. */
    public ProtobufCodec() {}

    @Override
    public Class<Message> type() {
        return Message.class;
    }

    /** @throws IllegalArgumentException if {@code value} has an extension or is no message of a generated class */
    @Override
    public Object write(Message value) {
        if (value instanceof DynamicMessage) {
            throw new IllegalArgumentException(
                    "a DynamicMessage of %s has no class that knows its fields. Hand on a message of a generated class, or its bytes"
                            .formatted(value.getDescriptorForType().getFullName()));
        }
        return MessageFields.of(value);
    }

    @Override
    public Message read(@Nullable Object data, Class<? extends Message> type) {
        Message.Builder builder = nothing(type).newBuilderForType();
        MessageFields.fill(builder, PlainData.fields(data));
        // As it was, even if it lacked what it should have.
        return builder.buildPartial();
    }

    private static Message nothing(Class<? extends Message> type) {
        try {
            return (Message) type.getMethod("getDefaultInstance").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("%s is no class that protobuf generated".formatted(type.getName()), e);
        }
    }
}
