package dev.playback.codec;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Exceptions: they are written by what their public methods tell and by their own fields, and made by constructors of the JDK. */
final class Errors {

    private static final int MAX_TRACE = 16_384;

    private Errors() {}

    /** Writes {@code error} with its causes, fields and stack trace. */
    static void write(Throwable error, GraphWriter writer, Form form, boolean told) {
        JsonText json = writer.json();
        json.startObject();
        if (!told) {
            json.string("@type", form.type().getName());
        }
        writer.field("@message", ErrorTexts.message(error), writer.shapes().object());
        Throwable cause = ErrorTexts.ask(error::getCause);
        if (cause != null) {
            writer.field("@cause", cause, writer.shapes().object());
        }
        if (error.getSuppressed().length > 0) {
            writer.field("@suppressed", error.getSuppressed(), writer.shapes().type(Throwable[].class));
        }
        ErrorState state = ErrorState.of(form.type());
        @Nullable
        Object[] held = state == null ? null : ErrorTexts.ask(() -> state.read().apply(error));
        if (held != null) {
            writer.field("@state", held, writer.shapes().type(Object[].class));
        }
        Throwable next = ErrorTexts.ask(() -> ErrorState.next(error));
        if (next != null) {
            writer.field("@next", next, writer.shapes().object());
        }
        writer.objects().writeSlots(error, form.shape(writer.shapes().object(), writer.shapes()));
        if (!writer.isForKey()) {
            json.string("@trace", traceOf(error));
            writer.notPlain();
        }
        json.endObject();
    }

    /** Returns the stack trace as text, cut at 16,384 characters. */
    private static String traceOf(Throwable error) {
        StringBuilder text = new StringBuilder();
        StackTraceElement[] frames = ErrorTexts.ask(error::getStackTrace);
        for (StackTraceElement frame : frames == null ? new StackTraceElement[0] : frames) {
            text.append("at ").append(frame).append('\n');
            if (text.length() > MAX_TRACE) {
                return text.substring(0, MAX_TRACE);
            }
        }
        return text.toString();
    }

    /**
     * Makes an exception without running its own constructors.
     *
     * @param arguments of the constructor of a class of the JDK; null for one that takes the message alone
     */
    static Throwable make(Class<?> type, @Nullable String detail, @Nullable List<@Nullable Object> arguments) {
        ErrorState state = arguments == null ? null : ErrorState.taking(arguments.size(), type);
        return (Throwable)
                (state == null || arguments == null
                        ? Instances.of(type, Throwable.class, new Class<?>[] {String.class}, detail)
                        : Instances.of(type, state.above(type), state.parameters(), arguments.toArray()));
    }

    /** Says whether a class of the JDK above {@code type}, or itself, has fields that {@code arguments} do not set. */
    static boolean holdsMore(Class<?> type, @Nullable List<@Nullable Object> arguments) {
        ErrorState state = arguments == null ? null : ErrorState.taking(arguments.size(), type);
        Class<?> last = state == null ? Throwable.class : state.above(type);
        for (Class<?> above = type; above != last && above != null; above = above.getSuperclass()) {
            if (Opaque.isJdk(above)
                    && Arrays.stream(above.getDeclaredFields())
                            .anyMatch(field -> (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns what an exception must be made with so that its {@code getMessage}, which adds to that, returns {@code message};
     * {@code message} itself where that is not found.
     */
    static @Nullable String detailFor(@Nullable String message, Made made) {
        if (message == null || Objects.equals(made.messageWith(message), message)) {
            return message;
        }
        if (Objects.equals(made.messageWith(null), message)) {
            return null;
        }
        String twice = made.messageWith(message);
        if (twice == null || !twice.contains(message)) {
            return message;
        }
        int at = twice.indexOf(message);
        int added = twice.length() - message.length();
        if (added > 0 && added <= message.length()) {
            String detail = message.substring(at, message.length() - (added - at));
            return Objects.equals(made.messageWith(detail), message) ? detail : message;
        }
        return message;
    }

    /** Makes an exception that is alike but for its detail message. */
    interface Made {
        @Nullable
        String messageWith(@Nullable String detail);
    }
}
