package dev.playback.cassette.contract;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings with every kind of text, value and fact that is hard to keep, the same for the same seed. */
final class RandomRecordings {

    private static final String[] VALUES = {
        "null",
        "true",
        "-0.0",
        "1.0E10",
        "123456789012345678901234567890",
        "0.10",
        "\"a\\nb\\\\\\\"c\"",
        "{\"b\":[1,{\"a\":\"}\"}],\"a\":null}",
        "[]",
        "{}",
        "[[],{\"\":[{}]}]",
        " { \"blank\" : [ 1 , 2 ] } ",
        "\"\\uD800\"",
        "\"\u2028\uD83D\uDE00\u00E9\u0000\"".replace("\u0000", "\\u0000")
    };

    private static final String[] TEXTS = {
        "",
        "plain",
        "line\nbreak",
        "quote\"back\\slash",
        "\u0000nul",
        "\uD83D\uDE00",
        "half \uD800 of a pair",
        "r\rn\u2028\u0085",
        ",\"crc32\":\"00000000\"}\n"
    };

    private static final Object[] FACTS = {
        true,
        1,
        Long.MIN_VALUE,
        0.1,
        -0.0,
        1e300,
        Double.NaN,
        new BigInteger("123456789012345678901234567890"),
        new BigDecimal("1.50"),
        new BigDecimal("1E+3"),
        Instant.parse("2026-11-24T23:59:59.999999999Z"),
        List.of(),
        List.of("a", 2, List.of(false))
    };

    private RandomRecordings() {}

    static Recording of(Random random, RecordingId id) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            entries.add(new Entry(
                    i,
                    text(random),
                    List.of(EntryKind.values()).get(random.nextInt(3)),
                    text(random),
                    text(random),
                    random.nextBoolean() ? List.of() : List.of(json(random), json(random)),
                    random.nextBoolean(),
                    json(random),
                    random.nextLong(1_000_000),
                    random.nextLong(1_000_000),
                    text(random)));
        }
        RecordingMetadata metadata = RecordingMetadata.none();
        for (int i = random.nextInt(6); i > 0; i--) {
            Object fact = random.nextBoolean() ? text(random) : FACTS[random.nextInt(FACTS.length)];
            metadata = metadata.with(i + text(random), fact);
        }
        return new Recording(id, metadata, entries);
    }

    private static String json(Random random) {
        return VALUES[random.nextInt(VALUES.length)];
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
