package dev.playback.message;

import com.google.protobuf.ByteString;
import dev.playback.codec.ValueCodec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of protobuf's strings of bytes, whatever they are made of. Used as {@link ProtobufCodec} is. */
public final class ByteStringCodec implements ValueCodec<ByteString> {

    /** Makes one; it has no state. */
    public ByteStringCodec() {}

    @Override
    public Class<ByteString> type() {
        return ByteString.class;
    }

    @Override
    public Class<ByteString> named(Class<? extends ByteString> type) {
        return ByteString.class;
    }

    @Override
    public Object write(ByteString value) {
        return value.toByteArray();
    }

    @Override
    public ByteString read(@Nullable Object data, Class<? extends ByteString> type) {
        return ByteString.copyFrom((byte[]) Objects.requireNonNull(data));
    }
}
