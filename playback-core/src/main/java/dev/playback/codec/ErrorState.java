package dev.playback.codec;

import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of the JDK holds beside its message, which only its constructor can set.
 *
 * @param name the exception; those that extend it are made alike
 * @param read returns the arguments of the constructor, but for the cause
 */
// The array is handed to reflection and never changed.
@SuppressWarnings("ArrayRecordComponent")
record ErrorState(String name, Class<?>[] parameters, Function<Throwable, @Nullable Object[]> read) {

    private static final Class<?>[] TEXTS = {String.class, String.class, String.class};
    private static final Class<?>[] TEXTS_AND_INT = {String.class, String.class, int.class};
    private static final Class<?>[] BATCH = {String.class, String.class, int.class, long[].class, Throwable.class};

    // By name, since the module java.sql may be absent.
    private static final Map<String, ErrorState> BY_NAME = new HashMap<>(Map.of(
            "java.sql.SQLException",
            new ErrorState("java.sql.SQLException", TEXTS_AND_INT, ErrorState::sql),
            "java.sql.BatchUpdateException",
            new ErrorState("java.sql.BatchUpdateException", BATCH, ErrorState::batch),
            "java.lang.reflect.InvocationTargetException",
            of(InvocationTargetException.class, new Class<?>[] {Throwable.class, String.class}, error ->
                    new @Nullable Object[] {error.getMessage()}),
            "java.text.ParseException",
            of(ParseException.class, new Class<?>[] {String.class, int.class}, error ->
                    new @Nullable Object[] {error.getMessage(), error.getErrorOffset()}),
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
                    new @Nullable Object[] {error.getMessage(), error.getParsedString(), error.getErrorIndex()})));

    static {
        FormatErrors.all().forEach(state -> BY_NAME.put(state.name, state));
    }

    private static <T extends Throwable> ErrorState of(
            Class<T> type, Class<?>[] parameters, Function<T, @Nullable Object[]> read) {
        return new ErrorState(type.getName(), parameters, error -> read.apply(type.cast(error)));
    }

    private static @Nullable Object[] sql(Throwable error) {
        SQLException sql = (SQLException) error;
        return new @Nullable Object[] {sql.getMessage(), sql.getSQLState(), sql.getErrorCode()};
    }

    private static @Nullable Object[] batch(Throwable error) {
        BatchUpdateException batch = (BatchUpdateException) error;
        return new @Nullable Object[] {
            batch.getMessage(), batch.getSQLState(), batch.getErrorCode(), batch.getLargeUpdateCounts()
        };
    }

    /** Returns the exception that {@code error} of a database is followed by, beside its cause; null if there is none. */
    static @Nullable Throwable next(Throwable error) {
        return isOfDatabase(error) ? Database.next(error) : null;
    }

    /** Has {@code error} followed by {@code next}, where both are of a database. */
    static void follow(Throwable error, Throwable next) {
        if (isOfDatabase(error) && isOfDatabase(next)) {
            Database.follow(error, next);
        }
    }

    /** Loaded on its own, since whoever checks its code looks for the module java.sql. */
    private static final class Database {

        static @Nullable Throwable next(Throwable error) {
            return ((SQLException) error).getNextException();
        }

        static void follow(Throwable error, Throwable next) {
            ((SQLException) error).setNextException((SQLException) next);
        }
    }

    private static boolean isOfDatabase(Throwable error) {
        Class<?> above = error.getClass();
        while (above != null && !above.getName().equals("java.sql.SQLException")) {
            above = above.getSuperclass();
        }
        return above != null;
    }

    /** Returns what exceptions of {@code type} hold; null if that is no more than their message. */
    static @Nullable ErrorState of(Class<?> type) {
        return of(type, state -> true);
    }

    private static @Nullable ErrorState of(Class<?> type, Predicate<ErrorState> wanted) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            ErrorState state = BY_NAME.get(above.getName());
            if (state != null && wanted.test(state)) {
                return state;
            }
        }
        return null;
    }

    /** Returns that of the constructor of {@code type} or above it that takes so many {@code arguments}. */
    static @Nullable ErrorState taking(int arguments, Class<?> type) {
        return of(type, state -> state.parameters.length == arguments);
    }

    /**
     * Returns the arguments of the constructor: what was {@code written}, and the cause where it takes one; null if no constructor
     * takes them.
     */
    static @Nullable List<@Nullable Object> arguments(
            Class<?> type, List<@Nullable Object> written, @Nullable Object cause) {
        ErrorState state = of(type, one -> one.parameters.length - (one.takesCause() ? 1 : 0) == written.size());
        if (state == null) {
            return null;
        }
        List<@Nullable Object> arguments = new ArrayList<>(written);
        if (state.takesCause()) {
            int at = Arrays.asList(state.parameters).indexOf(Throwable.class);
            arguments.add(at, cause instanceof Throwable ? cause : null);
        }
        return arguments;
    }

    private boolean takesCause() {
        return Arrays.asList(parameters).contains(Throwable.class);
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
