package dev.playback.codec;

import java.util.DuplicateFormatFlagsException;
import java.util.FormatFlagsConversionMismatchException;
import java.util.IllegalFormatCodePointException;
import java.util.IllegalFormatConversionException;
import java.util.IllegalFormatFlagsException;
import java.util.IllegalFormatPrecisionException;
import java.util.IllegalFormatWidthException;
import java.util.List;
import java.util.MissingFormatArgumentException;
import java.util.MissingFormatWidthException;
import java.util.UnknownFormatConversionException;
import java.util.UnknownFormatFlagsException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The exceptions of {@code String.format}, which make up their message of what they hold whenever they are asked. */
final class FormatErrors {

    private FormatErrors() {}

    static List<ErrorState> all() {
        return List.of(
                text(DuplicateFormatFlagsException.class, DuplicateFormatFlagsException::getFlags),
                text(IllegalFormatFlagsException.class, IllegalFormatFlagsException::getFlags),
                text(MissingFormatArgumentException.class, MissingFormatArgumentException::getFormatSpecifier),
                text(MissingFormatWidthException.class, MissingFormatWidthException::getFormatSpecifier),
                text(UnknownFormatConversionException.class, UnknownFormatConversionException::getConversion),
                text(UnknownFormatFlagsException.class, UnknownFormatFlagsException::getFlags),
                number(IllegalFormatCodePointException.class, IllegalFormatCodePointException::getCodePoint),
                number(IllegalFormatPrecisionException.class, IllegalFormatPrecisionException::getPrecision),
                number(IllegalFormatWidthException.class, IllegalFormatWidthException::getWidth),
                of(FormatFlagsConversionMismatchException.class, List.of(String.class, char.class), error ->
                        new @Nullable Object[] {error.getFlags(), error.getConversion()}),
                of(IllegalFormatConversionException.class, List.of(char.class, Class.class), error ->
                        new @Nullable Object[] {error.getConversion(), readable(error.getArgumentClass())}));
    }

    // A class that is not allowed would keep all of it from being read.
    private static Class<?> readable(Class<?> type) {
        return Opaque.isJdk(type) && TypeNames.isReadable(type) ? type : Object.class;
    }

    private static <T extends Throwable> ErrorState text(Class<T> type, Function<T, String> read) {
        return of(type, List.of(String.class), error -> new @Nullable Object[] {read.apply(error)});
    }

    private static <T extends Throwable> ErrorState number(Class<T> type, Function<T, Integer> read) {
        return of(type, List.of(int.class), error -> new @Nullable Object[] {read.apply(error)});
    }

    private static <T extends Throwable> ErrorState of(
            Class<T> type, List<Class<?>> parameters, Function<T, @Nullable Object[]> read) {
        return new ErrorState(
                type.getName(), parameters.toArray(new Class<?>[0]), error -> read.apply(type.cast(error)));
    }
}
