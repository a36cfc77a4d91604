package dev.playback.cassette.s3;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Recordings to keep. */
final class Tapes {

    private Tapes() {}

    static RecordingId id(String name) {
        return new RecordingId("Till", "20261124", name);
    }

    /** Makes a small recording that tells its name. */
    static Recording small(RecordingId id) {
        Entry operation = new Entry(
                0,
                "0",
                EntryKind.OPERATION,
                "Till",
                "[41]",
                List.of("41"),
                false,
                "\"" + id.name() + "\"",
                0,
                7,
                "main");
        return new Recording(id, metadata(id, 9), List.of(operation));
    }

    static Recording small(String name) {
        return small(id(name));
    }

    /** Makes a recording whose values cannot be compressed below half of {@code bytes}. */
    static Recording large(RecordingId id, int bytes) {
        Random random = new Random(id.hashCode());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i * 50_000 < bytes; i++) {
            byte[] value = new byte[25_000];
            random.nextBytes(value);
            String text = "\"" + HexFormat.of().formatHex(value) + "\"";
            entries.add(new Entry(
                    i,
                    "0",
                    i == 0 ? EntryKind.OPERATION : EntryKind.INPUT,
                    "Till",
                    "k",
                    List.of(),
                    false,
                    text,
                    0,
                    7,
                    "t"));
        }
        return new Recording(id, metadata(id, 9), entries);
    }

    /** Says of requests for metadata objects of a method whether they are. */
    static Predicate<String> metadata(String method) {
        return line -> line.startsWith(method + " ") && line.contains("/metadata/");
    }

    /** Says of requests for data objects of a method whether they are. */
    static Predicate<String> data(String method) {
        return line -> line.startsWith(method + " ") && line.contains("/full/");
    }

    private static RecordingMetadata metadata(RecordingId id, int hour) {
        String day = id.day();
        Instant at = Instant.parse(
                "%s-%s-%sT%02d:00:00Z".formatted(day.substring(0, 4), day.substring(4, 6), day.substring(6), hour));
        return RecordingMetadata.none().with(RecordingMetadata.RECORDED_AT, at).with("name", id.name());
    }
}
