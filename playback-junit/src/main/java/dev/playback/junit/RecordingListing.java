package dev.playback.junit;

import dev.playback.junit.shard.Shard;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Lists the recordings of a plan, and remembers what was left out. For one use by one thread. */
final class RecordingListing {

    private static final int MOST_CATEGORIES = 20;

    private final ReplayPlan plan;
    private final RunSettings settings;
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final CRC32 fingerprint = new CRC32();

    RecordingListing(ReplayPlan plan, RunSettings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    /** Lists lazily, earliest first within each category; the caller closes the stream. */
    Stream<RecordingId> list() {
        NamePatterns include = settings.include();
        TagFilter tags = settings.tags();
        Shard shard = settings.shard();
        return stored().peek(this::note)
                .filter(id -> shard.has(id.toString()))
                .filter(id -> include.match(id.toString()))
                .filter(id -> tags.isEmpty() || tags.matches(plan.cassette().metadata(id)))
                .peek(id -> kept.incrementAndGet());
    }

    private Stream<RecordingId> stored() {
        return plan.ids().isEmpty() ? plan.lookups().stream().flatMap(plan.cassette()::find) : plan.ids().stream();
    }

    private void note(RecordingId id) {
        found.incrementAndGet();
        fingerprint.update(id.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns how many there are for all shards; asked when the list has ended. */
    int found() {
        return found.get();
    }

    /** Returns a text that is the same for the same recordings in the same order; asked when the list has ended. */
    String fingerprint() {
        return Long.toHexString(fingerprint.getValue());
    }

    /** Says whether the cassette had none; asked when the list has ended. */
    boolean foundNone() {
        return found.get() == 0;
    }

    /** Says whether none was left; asked when the list has ended. */
    boolean keptNone() {
        return kept.get() == 0;
    }

    /** Returns why none was left of those that were found. */
    String whyNoneKept() {
        List<String> filters = new ArrayList<>();
        if (!settings.include().isEmpty()) {
            filters.add("playback.junit.include=" + settings.include().text());
        }
        if (!settings.tags().isEmpty()) {
            filters.add("playback.junit.tags");
        }
        if (!settings.shard().equals(Shard.WHOLE)) {
            filters.add(settings.shard().toString());
        }
        return "None of %d recordings is left by %s.".formatted(found.get(), String.join(" and ", filters));
    }

    /** Returns why none was found, and what can be done. */
    String whyNoneFound() {
        return "No recordings of %s in %s. Record some, or set the cassette of @PlaybackTest or playback.cassette.%s"
                .formatted(plan.categories(), plan.cassette(), others());
    }

    private String others() {
        return plan.categories().stream()
                .map(category -> {
                    try (Stream<RecordingId> all = plan.cassette().find(category)) {
                        return all.findFirst();
                    }
                })
                .flatMap(Optional::stream)
                .findFirst()
                .map(id ->
                        " There are others of this category, such as %s of %s; the test wants others by its class, from or where."
                                .formatted(id, plan.cassette().metadata(id).text(RecordingMetadata.OPERATION_CLASS)))
                .orElseGet(this::categories);
    }

    private String categories() {
        try (Stream<String> known = plan.cassette().categories()) {
            List<String> some = known.limit(MOST_CATEGORIES).toList();
            return some.isEmpty() ? "" : " It has recordings of %s.".formatted(some);
        }
    }
}
