package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an address of the scheme {@code s3} into a builder. For one use. */
final class S3Address {

    static final String FORM =
            "s3://<bucket>/<prefix>?region=<region>&read-only=<true|false>&endpoint=<url>&path-style=<true|false>"
                    + "&compatible=<true|false>&transient=<true|false>&compact-on-close=<true|false>&infrequent-access-kb=<number>"
                    + "&kms-key=<key>&attempts=<number>&connections=<number>&call-timeout=<30s>&attempt-timeout=<10s>"
                    + "&cache=<user|directory>&use-cache=<true|false>&cache-mb=<number>, each option optional";

    private static final Set<String> OPTIONS = Set.of(
            "region",
            "read-only",
            "endpoint",
            "path-style",
            "compatible",
            "transient",
            "compact-on-close",
            "infrequent-access-kb",
            "kms-key",
            "attempts",
            "connections",
            "call-timeout",
            "attempt-timeout",
            "cache",
            "use-cache",
            "cache-mb");
    private static final Pattern LOCATION = Pattern.compile("//([^/]+)(/.*)?", Pattern.DOTALL);
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L);

    private final TapeCassetteAddress address;

    private S3Address(TapeCassetteAddress address) {
        this.address = address;
    }

    /**
     * Opens what {@code address} names.
     *
     * @throws IllegalArgumentException if it has not the {@link #FORM}
     */
    static TapeCassette open(TapeCassetteAddress address) {
        S3Address s3 = new S3Address(address);
        S3TapeCassetteBuilder builder = s3.builder();
        return s3.cache().<TapeCassette>map(builder::open).orElseGet(builder::open);
    }

    private Optional<S3Cache> cache() {
        Optional<String> directory = address.option("cache");
        if (directory.isEmpty()) {
            for (String option : List.of("use-cache", "cache-mb")) {
                if (address.option(option).isPresent()) {
                    throw address.refused("the option '%s' means nothing without 'cache'".formatted(option));
                }
            }
            return Optional.empty();
        }
        if (!address.flag("read-only", true) || address.flag("transient", false)) {
            throw address.refused("a cassette with a cache is for reading only");
        }
        S3Cache cache = directory.get().equals("user") ? S3Cache.ofUser() : S3Cache.in(path(directory.get()));
        long[] megabytes = {cache.mostBytes() >> 20};
        number("cache-mb", number -> megabytes[0] = number);
        cache = cache.mostBytes(Math.multiplyExact(megabytes[0], 1L << 20));
        return Optional.of(address.flag("use-cache", true) ? cache : cache.refreshed());
    }

    private Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw refused("cache", text, "a directory");
        }
    }

    private S3TapeCassetteBuilder builder() {
        address.requireKnown(OPTIONS);
        Matcher location = LOCATION.matcher(address.location());
        if (!location.matches()) {
            throw address.refused("it names no bucket");
        }
        S3TapeCassetteBuilder builder = told(() -> S3TapeCassette.builder(location.group(1)));
        if (location.group(2) != null) {
            told(() -> builder.prefix(location.group(2)));
        }
        access(builder);
        text("region", builder::region);
        text("kms-key", builder::kmsKey);
        text("endpoint", text -> told(() -> builder.endpoint(URI.create(text))));
        flag("path-style", builder::pathStyle);
        flag("compatible", builder::compatible);
        flag("compact-on-close", builder::compactingOnClose);
        number("infrequent-access-kb", number -> told(() -> builder.infrequentAccessAboveKb(number)));
        number("attempts", number -> told(() -> builder.attempts((int) Math.min(number, Integer.MAX_VALUE))));
        number("connections", number -> told(() -> builder.connections((int) Math.min(number, Integer.MAX_VALUE))));
        duration("call-timeout", time -> told(() -> builder.callTimeout(time)));
        duration("attempt-timeout", time -> told(() -> builder.attemptTimeout(time)));
        return builder;
    }

    /** Tells what the builder refuses in terms of the address. */
    private S3TapeCassetteBuilder told(Supplier<S3TapeCassetteBuilder> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw address.refused(String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
        }
    }

    private void access(S3TapeCassetteBuilder builder) {
        boolean passing = address.flag("transient", false);
        // What is to be deleted again must be written first.
        boolean readOnly = address.flag("read-only", !passing);
        if (passing && readOnly) {
            throw address.refused("what is read-only cannot be transient");
        }
        if (passing) {
            builder.deletingOnClose();
        } else if (!readOnly) {
            builder.writable();
        }
    }

    private void text(String option, Consumer<String> taker) {
        address.option(option).ifPresent(taker);
    }

    private void flag(String option, Runnable taker) {
        if (address.flag(option, false)) {
            taker.run();
        }
    }

    private void number(String option, LongConsumer taker) {
        text(option, text -> {
            if (!text.matches("[0-9]{1,12}")) {
                throw refused(option, text, "a whole number");
            }
            taker.accept(Long.parseLong(text));
        });
    }

    private void duration(String option, Consumer<Duration> taker) {
        text(option, text -> {
            Matcher matcher = DURATION.matcher(text);
            Long unit = matcher.matches() ? MILLIS.get(matcher.group(2)) : null;
            if (unit == null) {
                throw refused(option, text, "a duration such as 500ms, 30s or 2m");
            }
            taker.accept(Duration.ofMillis(Long.parseLong(matcher.group(1)) * unit));
        });
    }

    private IllegalArgumentException refused(String option, String value, String wanted) {
        return address.refused("the option '%s' is '%s' instead of %s".formatted(option, value, wanted));
    }
}
