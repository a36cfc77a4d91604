package dev.playback.cassette;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An address of a cassette in parts: {@code <scheme>:<location>?<name>=<value>&<name>=<value>}. In location and values, {@code %} and
 * two hex digits stand for a byte of UTF-8.
 *
 * @param text the address as it was given
 * @param form the form that addresses of the scheme have, for messages
 * @param location what lies between the scheme and the options, decoded, with its slashes
 * @param options by name, decoded
 */
public record TapeCassetteAddress(
        String text, String form, String scheme, String location, Map<String, String> options) {

    /** Copies the options. */
    public TapeCassetteAddress {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Takes {@code text} apart.
     *
     * @throws IllegalArgumentException if an option has no value, comes twice, or something is wrongly encoded
     */
    static TapeCassetteAddress parse(String text, String form) {
        int colon = text.indexOf(':');
        int question = text.indexOf('?');
        String rest = text.substring(colon + 1, question < 0 ? text.length() : question);
        TapeCassetteAddress address = new TapeCassetteAddress(text, form, text.substring(0, colon), "", Map.of());
        Map<String, String> options = new LinkedHashMap<>();
        if (question >= 0 && question < text.length() - 1) {
            for (String option : text.substring(question + 1).split("&", -1)) {
                int equals = option.indexOf('=');
                if (equals < 1) {
                    throw address.refused("the option '%s' has no value".formatted(option));
                }
                String value = address.decode(option.substring(equals + 1));
                if (options.put(option.substring(0, equals), value) != null) {
                    throw address.refused("the option '%s' is there twice".formatted(option.substring(0, equals)));
                }
            }
        }
        return new TapeCassetteAddress(text, form, address.scheme(), address.decode(rest), options);
    }

    private String decode(String encoded) {
        try {
            // A plus sign is itself here, unlike in forms.
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("'%s' is wrongly encoded".formatted(encoded));
        }
    }

    /** Returns an exception that says what is wrong with the address and which form it has to have. */
    public IllegalArgumentException refused(String trouble) {
        return new IllegalArgumentException(
                "'%s' is no address of a cassette: %s. The form is %s.".formatted(text, trouble, form));
    }

    /** Refuses an address with options other than {@code known}. */
    public void requireKnown(Set<String> known) {
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw refused("there is no option '%s', only %s".formatted(name, new TreeSet<>(known)));
            }
        }
    }

    /** Returns an option; empty if it is not there. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Returns an option that is {@code true} or {@code false}, else {@code otherwise} if it is not there. Refuses other values. */
    public boolean flag(String name, boolean otherwise) {
        String value = options.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw refused("the option '%s' is '%s' instead of true or false".formatted(name, value));
        }
        return value.equals("true");
    }
}
