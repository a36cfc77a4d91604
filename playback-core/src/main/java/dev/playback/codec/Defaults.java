package dev.playback.codec;

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
}
