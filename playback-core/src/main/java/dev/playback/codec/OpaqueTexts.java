package dev.playback.codec;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/** What a marker tells of a value of the JDK beside its class, so that different ones are not equal and have keys of their own. */
final class OpaqueTexts {

    private static final String OF_HTTP = "jdk.internal.net.http.";

    // Of longer ones the text would take more memory than they do.
    private static final int MAX_LENGTH = 1_000_000;

    /** Types whose text is the same in every JVM, and runs nothing of an application. */
    private static final List<Class<?>> TELLING =
            List.of(ChronoPeriod.class, HexFormat.class, Number.class, StringJoiner.class, TemporalAccessor.class);

    private OpaqueTexts() {}

    /** Returns what follows the name of the class; empty if nothing is known. */
    static String of(Object value) {
        if (!Opaque.isJdk(value.getClass())) {
            return "";
        }
        if (value instanceof Enum<?> constant) {
            return "." + constant.name();
        }
        String text = text(value);
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static String text(Object value) {
        if (value instanceof DecimalFormat format) {
            return format.toPattern();
        }
        if (value instanceof SimpleDateFormat format) {
            return format.toPattern();
        }
        if (value instanceof StringJoiner joiner && joiner.length() > MAX_LENGTH) {
            return joiner.length() + " characters";
        }
        // Only who has such a value has the module java.net.http.
        if (value.getClass().getName().startsWith(OF_HTTP)) {
            return Http.text(value);
        }
        return TELLING.stream().anyMatch(type -> type.isInstance(value)) ? value.toString() : "";
    }

    /** Loaded on its own, since a small runtime may lack its module. */
    private static final class Http {

        private static String text(Object value) {
            if (value instanceof HttpRequest request) {
                return request.method() + " " + request.uri();
            }
            return value instanceof HttpResponse<?> response ? response.statusCode() + " " + response.uri() : "";
        }
    }
}
