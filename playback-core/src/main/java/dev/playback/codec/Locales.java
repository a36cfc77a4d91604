package dev.playback.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Locales as their language tag, or by their parts where the tag is that of another one. */
final class Locales {

    private Locales() {}

    /**
     * Returns the text that {@link #read} makes an equal locale of.
     *
     * @throws IllegalArgumentException if there is none
     */
    static String text(Locale locale) {
        String tag = locale.toLanguageTag();
        if (Locale.forLanguageTag(tag).equals(locale)) {
            return tag;
        }
        String parts = "/" + locale.getLanguage() + "/" + locale.getCountry() + "/" + locale.getVariant();
        if (!read(parts).equals(locale)) {
            throw new IllegalArgumentException(
                    "neither the tag nor the parts of the locale '%s' make it again".formatted(locale));
        }
        return parts;
    }

    static Locale read(String text) {
        if (!text.startsWith("/")) {
            return Locale.forLanguageTag(text);
        }
        List<String> parts = Arrays.asList(text.split("/", 4));
        return new Locale(parts.get(1), parts.get(2), parts.get(3));
    }
}
