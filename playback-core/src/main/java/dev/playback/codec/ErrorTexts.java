package dev.playback.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What exceptions say of themselves, whose classes may override that and fail. */
final class ErrorTexts {

    private ErrorTexts() {}

    /** Returns the message of {@code error}; where a class of an application fails to tell it, what the class above it says. */
    static @Nullable String message(Throwable error) {
        try {
            return error.getMessage();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return messageAbove(error);
        }
    }

    private static @Nullable String messageAbove(Throwable error) {
        for (Class<?> type = error.getClass(); FieldState.isOurs(type); type = type.getSuperclass()) {
            if (tellsItself(type)) {
                String above = messageAbove(type, error);
                if (above != null) {
                    return above;
                }
            }
        }
        return null;
    }

    /** Says whether asking {@code error} for its message fails. */
    static boolean failsToTell(Throwable error) {
        try {
            String unused = error.getMessage();
            return false;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return true;
        }
    }

    private static boolean tellsItself(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("getMessage") && method.getParameterCount() == 0);
    }

    private static @Nullable String messageAbove(Class<?> type, Throwable error) {
        try {
            return (String) MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findSpecial(type.getSuperclass(), "getMessage", MethodType.methodType(String.class), type)
                    .invoke(error);
        } catch (Throwable e) {
            // It fails, too, or its module is not open to us.
            return null;
        }
    }

    /** Returns what {@code answer} gives, or null if it fails. */
    static <T> @Nullable T ask(Supplier<@Nullable T> answer) {
        try {
            return answer.get();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return null;
        }
    }
}
