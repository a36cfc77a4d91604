package dev.playback.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What properties fall back to. */
final class Defaults {

    private Defaults() {}

    /** Returns what {@code value} falls back to, in one level; null if that is nothing. */
    static @Nullable Properties of(Object value) {
        if (value.getClass() != Properties.class) {
            return null;
        }
        // A copy falls back to the same ones, and shows them when it has none of its own.
        Properties shown = (Properties) ((Properties) value).clone();
        shown.clear();
        Properties defaults = new Properties();
        shown.stringPropertyNames().forEach(name -> defaults.setProperty(name, shown.getProperty(name)));
        return defaults.isEmpty() ? null : defaults;
    }

    /** Returns what properties of an application's class fall back to; null if that is nothing. */
    static @Nullable Properties ofSubclass(Properties value) {
        try {
            return (Properties) field(value).get(value);
        } catch (ReflectiveOperationException e) {
            // A module that is not open to us.
            return null;
        }
    }

    /** Has properties of an application's class fall back to {@code defaults}. */
    static void set(Properties value, Properties defaults) {
        try {
            field(value).set(value, defaults);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "the defaults of a %s cannot be set: %s"
                            .formatted(value.getClass().getName(), e),
                    e);
        }
    }

    // Seen as its subclass sees it.
    private static VarHandle field(Properties value) throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(value.getClass(), MethodHandles.lookup())
                .findVarHandle(Properties.class, "defaults", Properties.class);
    }
}
