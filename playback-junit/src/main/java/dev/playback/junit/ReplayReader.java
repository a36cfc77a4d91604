package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.Comparator;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.ConfiguredComparing;
import dev.playback.equalizer.Equalizer;
import dev.playback.equalizer.ResultExtractor;
import dev.playback.player.InstanceFactory;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.Recording;
import dev.playback.studio.EqualizerTuner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads how a test class replays and compares. */
final class ReplayReader {

    private final Class<?> service;
    private final RunSettings settings;
    private final PlaybackTest annotation;
    private final Members members;
    private final Supplier<Optional<Object>> containerBean;

    /** Asks {@code containerBean} for the service if the members do not give it. */
    ReplayReader(
            RunSettings settings, PlaybackTest annotation, Members members, Supplier<Optional<Object>> containerBean) {
        this.service = annotation.value();
        this.settings = settings;
        this.annotation = annotation;
        this.members = members;
        this.containerBean = containerBean;
    }

    /**
     * Returns how it replays the recordings of {@code cassette}, telling {@code usage} which rules do something.
     *
     * @param declared the rules that annotations of the class or method declare
     * @throws MisconfiguredTestException if the test class contradicts itself
     */
    Replay read(TapeCassette cassette, ComparisonRules declared, RuleUsage usage) {
        TapePlayer player = members.value(TapePlayer.class).orElseGet(() -> player(cassette));
        CompareExecutionConfig config = config();
        ComparisonRules rules = rules(declared);
        UnaryOperator<Equalizer> how =
                equalizer -> equalizer.addingRules(rules).config(config).ruleUsage(usage);
        if (annotation.tuner() != EqualizerTuner.class) {
            return Replay.by(player, new TunedComparing(tuner(), cassette, how), config);
        }
        UnaryOperator<Equalizer> tuning = equalizer -> how.apply(compared(equalizer));
        Optional<PlaybackFunction> function = members.value(PlaybackFunction.class);
        if (function.isPresent()) {
            return Replay.here(player, function.get(), tuning, config);
        }
        if (service == void.class) {
            throw new MisconfiguredTestException(
                    "@PlaybackTest names no class, so nobody knows what to call. Name one, or give a member of type PlaybackFunction.");
        }
        return Replay.here(player, player.calling(instances()), tuning, config);
    }

    private EqualizerTuner tuner() {
        List<Class<?>> own = Stream.of(
                        PlaybackFunction.class, InstanceFactory.class, ResultExtractor.class, Comparator.class)
                .filter(type -> members.value(type).isPresent())
                .toList();
        if (!own.isEmpty()) {
            throw new MisconfiguredTestException(
                    "@PlaybackTest names the tuner %s, and there is a member of type %s as well. Keep one."
                            .formatted(
                                    annotation.tuner().getSimpleName(),
                                    own.get(0).getSimpleName()));
        }
        try {
            return ReflectionSupport.newInstance(annotation.tuner());
        } catch (Exception e) {
            throw new MisconfiguredTestException(
                    "The tuner %s cannot be made: %s. Give it a constructor without parameters."
                            .formatted(annotation.tuner().getName(), e),
                    e);
        }
    }

    private ComparisonRules rules(ComparisonRules declared) {
        ComparisonRules rules = members.value(ComparisonRules.class)
                .orElseGet(ComparisonRules::none)
                .plus(declared)
                .plus(configured().rules());
        for (String path : annotation.ignore()) {
            rules = rules.ignoring(path);
        }
        return rules;
    }

    private ConfiguredComparing configured() {
        return ConfiguredComparing.of(settings.settings());
    }

    private TapePlayer player(TapeCassette cassette) {
        return service == void.class ? TapePlayer.over(cassette) : TapePlayer.over(cassette, service);
    }

    private InstanceFactory instances() {
        Optional<InstanceFactory> factory = members.value(InstanceFactory.class);
        Optional<Members.Value> member = service == Object.class ? Optional.empty() : members.perRecording(service);
        if (factory.isPresent() && member.isPresent()) {
            throw new MisconfiguredTestException(
                    "There are a member of type InstanceFactory and one of type %s, and only one can give the instance. Keep one."
                            .formatted(service.getSimpleName()));
        }
        return factory.or(() -> member.map(ReplayReader::asFactory))
                .or(() -> containerBean.get().map(bean -> (type, recording) -> bean))
                .orElseGet(InstanceFactory::standard);
    }

    private static InstanceFactory asFactory(Members.Value value) {
        return (Class<?> type, Recording recording) -> value.of(recording);
    }

    private Equalizer compared(Equalizer equalizer) {
        Optional<ResultExtractor<?>> extractor =
                members.value(ResultExtractor.class).map(found -> found);
        Optional<Comparator<Object>> comparator =
                members.value(Comparator.class).map(ReplayReader::ofAny);
        if (comparator.isPresent()) {
            return extractor
                    .map(found -> equalizer.comparing(found, comparator.get()))
                    .orElseGet(() -> equalizer.comparing(comparator.get()));
        }
        return extractor.map(equalizer::extracting).orElse(equalizer);
    }

    /** Returns how comparisons are made. */
    CompareExecutionConfig config() {
        CompareExecutionConfig config = members.value(CompareExecutionConfig.class)
                .orElseGet(() -> configured().config())
                // A failure shows the recorded and the replayed outputs.
                .keepingResults();
        Duration timeout =
                annotation.timeout().isEmpty() ? config.timeout() : Durations.parse("timeout", annotation.timeout());
        return config.timeout(Debugger.isPresent() ? Duration.ZERO : timeout);
    }

    // Both members are of one class, whose author fits them to each other.
    @SuppressWarnings("unchecked")
    private static Comparator<Object> ofAny(Comparator<?> comparator) {
        return (Comparator<Object>) comparator;
    }
}
