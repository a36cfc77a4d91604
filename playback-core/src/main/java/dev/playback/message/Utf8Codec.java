package dev.playback.message;

import dev.playback.codec.ValueCodec;
import java.util.Objects;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Writes what Avro reads texts as; what it remembers of itself is no part of it. Used as {@link AvroCodec} is. */
public final class Utf8Codec implements ValueCodec<Utf8> {

    /** Makes one; it has no state. */
    public Utf8Codec() {}

    @Override
    public Class<Utf8> type() {
        return Utf8.class;
    }

    @Override
    public Object write(Utf8 value) {
        return value.toString();
    }

    @Override
    public Utf8 read(@Nullable Object data, Class<? extends Utf8> type) {
        return new Utf8((String) Objects.requireNonNull(data));
    }
}
