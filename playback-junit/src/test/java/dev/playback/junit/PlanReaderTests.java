package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.TapeCassetteException;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTests {

    @TempDir
    private Path directory;

    @Test
    void opens_an_address_that_allows_writing_for_reading_only() {
        assertReadOnly(plan(Plays.All.class));
    }

    @Test
    void takes_a_cassette_of_the_class_for_reading_only() {
        assertReadOnly(plan(Plays.CassetteField.class));
    }

    private static void assertReadOnly(ReplayPlan plan) {
        RecordingId id = new RecordingId("Till", "20261124", "a");
        assertThat(plan.cassette().find("Till")).isEmpty();
        assertThatThrownBy(() -> plan.cassette().create(id))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageContaining(plan.cassette() + " is read-only");
        assertThatThrownBy(() -> plan.cassette().delete(id)).isInstanceOf(TapeCassetteException.class);
    }

    private ReplayPlan plan(Class<?> testClass) {
        RunSettings settings = RunSettings.of(key ->
                key.equals("playback.cassette") ? Optional.of("file:" + directory + "?fsync=false") : Optional.empty());
        return new PlanReader(settings, new Cassettes(), Clock.systemUTC())
                .read(
                        testClass,
                        Objects.requireNonNull(testClass.getAnnotation(PlaybackTest.class)),
                        Members.of(testClass, new LazyInstance(testClass)));
    }
}
