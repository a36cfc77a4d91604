package dev.playback.junit;

import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which recordings an annotation asks for. */
record LookupReader(PlaybackTest annotation, Clock clock) {

    List<RecordingId> ids() {
        return Arrays.stream(annotation.ids()).map(LookupReader::id).toList();
    }

    /**
     * Returns a lookup for each category.
     *
     * @param operations those of the service; empty if the annotation names none
     */
    List<RecordingLookup> lookups(Optional<Operations> operations) {
        List<String> categories = annotation.category().length > 0
                ? List.of(annotation.category())
                : operations.map(Operations::categories).orElse(List.of());
        return categories.stream().map(category -> lookup(category, operations)).toList();
    }

    /** Says whether it narrows the recordings of a category, so that a lookup member would contradict it. */
    boolean narrows() {
        return annotation.limit() >= 0
                || !annotation.from().isEmpty()
                || annotation.where().length > 0
                || annotation.sampleSeed() >= 0
                || annotation.ids().length > 0;
    }

    private RecordingLookup lookup(String category, Optional<Operations> operations) {
        RecordingLookup lookup = RecordingLookup.of(checked(category));
        if (annotation.limit() >= 0) {
            lookup = lookup.limit(annotation.limit());
        }
        if (annotation.sampleSeed() >= 0) {
            lookup = lookup.randomSample(annotation.sampleSeed());
        }
        if (!annotation.from().isEmpty()) {
            lookup = lookup.from(time(annotation.from()));
        }
        for (String fact : annotation.where()) {
            FactFilter filter = FactFilter.parse(fact);
            lookup = lookup.where(filter.name(), filter);
        }
        return operations.isEmpty() ? lookup : of(operations.get(), lookup);
    }

    // Another class may have the same simple name, and with it the same category.
    private RecordingLookup of(Operations operations, RecordingLookup lookup) {
        Set<String> owners = operations.owners();
        RecordingLookup ofClass = lookup.where(
                RecordingMetadata.OPERATION_CLASS, owner -> owner == null || owners.contains(owner.toString()));
        return annotation.method().isEmpty()
                ? ofClass
                : ofClass.where(
                        RecordingMetadata.OPERATION_METHOD,
                        name -> name != null && annotation.method().equals(name.toString()));
    }

    private static String checked(String category) {
        try {
            return new RecordingId(category, "00000000", "0").category();
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredTestException(
                    "There can be no category '%s': %s".formatted(category, e.getMessage()), e);
        }
    }

    private static RecordingId id(String text) {
        try {
            return RecordingId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredTestException("The attribute ids names %s".formatted(e.getMessage()), e);
        }
    }

    private Instant time(String text) {
        try {
            if (text.matches("[0-9]+[a-z]+")) {
                return clock.instant().minus(Durations.parse("from", text));
            }
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new MisconfiguredTestException(
                    "from = \"%s\" is no time. Give one as in 2026-11-24T08:00:00Z, a day as in 2026-11-24 or a duration before now as in 7d."
                            .formatted(text),
                    e);
        }
    }
}
