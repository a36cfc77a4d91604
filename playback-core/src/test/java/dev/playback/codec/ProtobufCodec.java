package dev.playback.codec;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

// snippet: codec
/** Writes messages of protobuf in their text format, which shows in reports field by field. */
public final class ProtobufCodec implements ValueCodec<Message> {

    @Override
    public Class<Message> type() {
        return Message.class;
    }

    @Override
    public Object write(Message value) {
        return TextFormat.printer().printToString(value);
    }

    @Override
    public Message read(@Nullable Object data, Class<? extends Message> type) {
        try {
            Message none = (Message) type.getMethod("getDefaultInstance").invoke(null);
            Message.Builder builder = none.newBuilderForType();
            TextFormat.getParser().merge((String) Objects.requireNonNull(data), builder);
            return builder.build();
        } catch (ReflectiveOperationException | TextFormat.ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
// end
