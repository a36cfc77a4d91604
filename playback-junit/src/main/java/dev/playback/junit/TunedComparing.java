package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.recording.RecordingId;
import dev.playback.studio.EqualizerTuner;
import dev.playback.studio.EqualizerTuning;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Replays and compares as a tuner says, whose tuning of each category is made once. For any number of threads. */
final class TunedComparing implements Function<RecordingId, Comparison> {

    private final EqualizerTuner tuner;
    private final TapeCassette cassette;
    private final UnaryOperator<Equalizer> how;
    private final Map<String, EqualizerTuning> tunings = new ConcurrentHashMap<>();

    TunedComparing(EqualizerTuner tuner, TapeCassette cassette, UnaryOperator<Equalizer> how) {
        this.tuner = tuner;
        this.cassette = cassette;
        this.how = how;
    }

    @Override
    public Comparison apply(RecordingId id) {
        return how.apply(tunings.computeIfAbsent(id.category(), this::tuning).equalizer(List.of(id), cassette))
                .compare()
                .findFirst()
                .orElseThrow();
    }

    private EqualizerTuning tuning(String category) {
        try {
            return tuner.create(category);
        } catch (Exception e) {
            throw new MisconfiguredTestException(
                    "The tuner %s has no tuning of the category %s: %s"
                            .formatted(tuner.getClass().getName(), category, e),
                    e);
        }
    }
}
