package dev.playback.codec;

import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values that their fields do not describe, as those of protobuf or Avro. An implementation is found by
 * {@link java.util.ServiceLoader} on the class path of the application; it must have a public constructor without parameters and be
 * safe for use by many threads. Where several fit, the one of the most special type is taken.
 *
 * @param <T> the type whose values, and those of its subtypes, this writes
 */
public interface ValueCodec<T> {

    /** Returns the type whose values, and those of its subtypes, this writes. */
    Class<T> type();

    /**
     * Returns what stands for {@code value}: made of text, numbers, byte arrays, lists, maps and records, equal for equal values
     * and never {@code value} itself. It must not change {@code value}, and may be asked more than once. An exception drops the
     * recording.
     */
    @Nullable
    Object write(T value);

    /**
     * Returns the class that a recording names for values of {@code type}: that itself, unless it means nothing outside of its
     * library.
     */
    default Class<? extends T> named(Class<? extends T> type) {
        return type;
    }

    /**
     * Makes a value of what {@link #write} returned.
     *
     * @param type the class that the recording names for the value, which the reader was allowed to make
     * @throws IllegalArgumentException if it cannot be made
     */
    T read(@Nullable Object data, Class<? extends T> type);
}
