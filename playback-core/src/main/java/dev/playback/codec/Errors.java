package dev.playback.codec;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is special about exceptions: their message, and the state of JDK ones that only their constructors can set. */
final class Errors {

    private static final int MAX_TRACE = 16_384;

    private Errors() {}

    static @Nullable String messageOf(Throwable error) {
        return error.getMessage();
    }

    /** Returns the stack trace as text, cut at 16,384 characters. */
    static String traceOf(Throwable error) {
        StringWriter text = new StringWriter();
        for (StackTraceElement frame : error.getStackTrace()) {
            new PrintWriter(text).println("at " + frame);
        }
        return text.getBuffer()
                .substring(0, Math.min(MAX_TRACE, text.getBuffer().length()));
    }

    /** Returns SQL state and vendor code of an {@code SQLException}, else null. */
    static @Nullable SqlState sqlStateOf(Throwable error) {
        return isSql(error.getClass()) && error instanceof SQLException sql
                ? new SqlState(sql.getSQLState(), sql.getErrorCode())
                : null;
    }

    /** What an {@code SQLException} holds beside its message. */
    record SqlState(@Nullable String state, int code) {}

    /** Makes an exception without running its own constructors. */
    static Throwable make(Class<?> type, @Nullable String message, @Nullable SqlState sql) {
        Object made = sql != null && isSql(type)
                ? Instances.of(
                        type,
                        SQLException.class,
                        new Class<?>[] {String.class, String.class, int.class},
                        message,
                        sql.state(),
                        sql.code())
                : Instances.of(type, Throwable.class, new Class<?>[] {String.class}, message);
        return (Throwable) made;
    }

    // By name first: the module java.sql may be absent.
    private static boolean isSql(Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            if (above.getName().equals("java.sql.SQLException")) {
                return true;
            }
        }
        return false;
    }
}
