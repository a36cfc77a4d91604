package dev.playback.studio;

import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.equalizer.Comparator;
import dev.playback.equalizer.ComparisonDataExtractor;
import dev.playback.equalizer.Equalizer;
import dev.playback.equalizer.ResultExtractor;
import dev.playback.equalizer.Run;
import dev.playback.player.InstanceFactory;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the recordings of one category are replayed and compared. Without more than a service, each replay calls the operation again
 * on a new instance, and everything is compared.
 */
public final class EqualizerTuning {

    private final BiFunction<List<RecordingId>, TapeCassette, Equalizer> replay;
    private final UnaryOperator<Equalizer> comparing;

    private EqualizerTuning(
            BiFunction<List<RecordingId>, TapeCassette, Equalizer> replay, UnaryOperator<Equalizer> comparing) {
        this.replay = replay;
        this.comparing = comparing;
    }

    /** Replays operations of {@code service}, each on an instance that {@link InstanceFactory#standard()} makes. */
    public static EqualizerTuning of(Class<?> service) {
        return of(service, InstanceFactory.standard());
    }

    /** Replays operations of {@code service}, each on an instance of {@code instances}. */
    public static EqualizerTuning of(Class<?> service, InstanceFactory instances) {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(instances, "instances");
        return new EqualizerTuning(
                (ids, cassette) -> {
                    TapePlayer player = TapePlayer.over(cassette, service);
                    return new Equalizer(ids, player, player.calling(instances));
                },
                equalizer -> equalizer);
    }

    /** Replays through {@code function}; recordings may name classes of the package of {@code service}. */
    public static EqualizerTuning of(Class<?> service, PlaybackFunction function) {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(function, "function");
        return new EqualizerTuning(
                (ids, cassette) -> new Equalizer(ids, TapePlayer.over(cassette, service), function),
                equalizer -> equalizer);
    }

    /** Returns this with {@code comparator} comparing the whole runs. */
    public EqualizerTuning comparing(Comparator<? super Run> comparator) {
        Objects.requireNonNull(comparator, "comparator");
        return with(equalizer -> equalizer.comparing(comparator));
    }

    /** Returns this with {@code comparator} comparing what {@code extractor} takes from both runs. */
    public <T extends @Nullable Object> EqualizerTuning comparing(
            ResultExtractor<T> extractor, Comparator<? super T> comparator) {
        Objects.requireNonNull(extractor, "extractor");
        Objects.requireNonNull(comparator, "comparator");
        return with(equalizer -> equalizer.comparing(extractor, comparator));
    }

    /** Returns this comparing no more than what {@code extractor} takes from both runs. */
    public EqualizerTuning extracting(ResultExtractor<?> extractor) {
        Objects.requireNonNull(extractor, "extractor");
        return with(equalizer -> equalizer.extracting(extractor));
    }

    /** Returns this with facts for the comparator. */
    public EqualizerTuning data(ComparisonDataExtractor extractor) {
        Objects.requireNonNull(extractor, "extractor");
        return with(equalizer -> equalizer.data(extractor));
    }

    /** Returns this with rules that say which differences do not count. */
    public EqualizerTuning rules(ComparisonRules rules) {
        Objects.requireNonNull(rules, "rules");
        return with(equalizer -> equalizer.rules(rules));
    }

    private EqualizerTuning with(UnaryOperator<Equalizer> more) {
        return new EqualizerTuning(replay, equalizer -> more.apply(comparing.apply(equalizer)));
    }

    /** Returns what replays and compares {@code ids} of {@code cassette} as this says. */
    public Equalizer equalizer(List<RecordingId> ids, TapeCassette cassette) {
        return comparing.apply(replay.apply(ids, cassette));
    }
}
