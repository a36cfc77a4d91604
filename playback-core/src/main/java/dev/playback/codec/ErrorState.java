package dev.playback.codec;

import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of the JDK holds beside its message, which only its constructor can set.
 *
 * @param name the exception; those that extend it are made alike
 * @param read returns the arguments of the constructor
 */
// The array is handed to reflection and never changed.
@SuppressWarnings("ArrayRecordComponent")
record ErrorState(String name, Class<?>[] parameters, Function<Throwable, @Nullable Object[]> read) {

    private static final Class<?>[] TEXTS = {String.class, String.class, String.class};
    private static final Class<?>[] TEXTS_AND_INT = {String.class, String.class, int.class};

    // By name, since the module java.sql may be absent.
    private static final Map<String, ErrorState> BY_NAME = Map.of(
            "java.sql.SQLException",
            new ErrorState("java.sql.SQLException", TEXTS_AND_INT, ErrorState::sql),
            "java.nio.file.FileSystemException",
            of(FileSystemException.class, TEXTS, error ->
                    new @Nullable Object[] {error.getFile(), error.getOtherFile(), error.getReason()}),
            "java.util.MissingResourceException",
            of(MissingResourceException.class, TEXTS, error ->
                    new @Nullable Object[] {error.getMessage(), error.getClassName(), error.getKey()}),
            "java.net.URISyntaxException",
            of(URISyntaxException.class, TEXTS_AND_INT, error ->
                    new @Nullable Object[] {error.getInput(), error.getReason(), error.getIndex()}),
            "java.nio.file.InvalidPathException",
            of(InvalidPathException.class, TEXTS_AND_INT, error ->
                    new @Nullable Object[] {error.getInput(), error.getReason(), error.getIndex()}),
            "java.util.regex.PatternSyntaxException",
            of(PatternSyntaxException.class, TEXTS_AND_INT, error ->
                    new @Nullable Object[] {error.getDescription(), error.getPattern(), error.getIndex()}),
            "java.time.format.DateTimeParseException",
            of(DateTimeParseException.class, new Class<?>[] {String.class, CharSequence.class, int.class}, error ->
                    new @Nullable Object[] {error.getMessage(), error.getParsedString(), error.getErrorIndex()}));

    private static <T extends Throwable> ErrorState of(
            Class<T> type, Class<?>[] parameters, Function<T, @Nullable Object[]> read) {
        return new ErrorState(type.getName(), parameters, error -> read.apply(type.cast(error)));
    }

    private static @Nullable Object[] sql(Throwable error) {
        SQLException sql = (SQLException) error;
        return new @Nullable Object[] {sql.getMessage(), sql.getSQLState(), sql.getErrorCode()};
    }

    /** Returns what exceptions of {@code type} hold; null if that is no more than their message. */
    static @Nullable ErrorState of(Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            ErrorState state = BY_NAME.get(above.getName());
            if (state != null) {
                return state;
            }
        }
        return null;
    }

    /** Returns the class above {@code type}, or itself, whose constructor it is. */
    Class<?> above(Class<?> type) {
        Class<?> above = type;
        while (!above.getName().equals(name)) {
            above = above.getSuperclass();
        }
        return above;
    }
}
