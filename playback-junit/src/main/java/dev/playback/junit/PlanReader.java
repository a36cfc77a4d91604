package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.RecordingLookup;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads what test classes ask for from their annotations and members. For any number of threads. */
record PlanReader(RunSettings settings, Cassettes cassettes, Clock clock) {

    /**
     * Returns the plan of one annotation.
     *
     * @throws MisconfiguredTestException if it asks for something that cannot be
     */
    ReplayPlan read(Class<?> testClass, PlaybackTest annotation, Members members) {
        TapeCassette cassette = cassette(annotation, members);
        return new ReplayPlan(
                testClass,
                cassette,
                lookups(testClass, annotation, members),
                new LookupReader(annotation, clock).ids(),
                annotation.allowEmpty() || settings.emptyIsSkipped(),
                annotation.fixed());
    }

    private TapeCassette cassette(PlaybackTest annotation, Members members) {
        Optional<TapeCassette> member = members.value(TapeCassette.class);
        if (member.isPresent() && !annotation.cassette().isEmpty()) {
            throw new MisconfiguredTestException(
                    "The cassette is given twice: as cassette = \"%s\" and as a member of the class. Keep one."
                            .formatted(annotation.cassette()));
        }
        // No mistake in a test may harm a recording, whatever its address allows.
        return member.orElseGet(() ->
                        cassettes.at(annotation.cassette().isEmpty() ? settings.cassette() : annotation.cassette()))
                .readOnly();
    }

    private List<RecordingLookup> lookups(Class<?> testClass, PlaybackTest annotation, Members members) {
        LookupReader reader = new LookupReader(annotation, clock);
        Optional<Operations> operations = annotation.value() == void.class
                ? Optional.empty()
                : Optional.of(Operations.of(annotation.value(), annotation.method()));
        Optional<RecordingLookup> member = members.value(RecordingLookup.class);
        if (member.isPresent() && reader.narrows()) {
            throw new MisconfiguredTestException(
                    "%s has a member of type RecordingLookup, and its annotation narrows the recordings as well. Keep one."
                            .formatted(testClass.getName()));
        }
        List<RecordingLookup> lookups = member.map(List::of).orElseGet(() -> reader.lookups(operations));
        if (lookups.isEmpty() && annotation.ids().length == 0) {
            throw new MisconfiguredTestException(
                    "@PlaybackTest of %s names neither a class, nor a category, nor ids, so nothing is wanted. Name one."
                            .formatted(testClass.getName()));
        }
        return lookups;
    }
}
