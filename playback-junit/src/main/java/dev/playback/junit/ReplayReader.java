package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.difference.ComparisonRules;
import dev.playback.equalizer.Comparator;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Equalizer;
import dev.playback.equalizer.ResultExtractor;
import dev.playback.player.InstanceFactory;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.Recording;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads how a test class replays and compares. */
final class ReplayReader {

    private final Class<?> service;
    private final PlaybackTest annotation;
    private final Members members;
    private final Supplier<Optional<Object>> containerBean;

    /** Asks {@code containerBean} for the service if the members do not give it. */
    ReplayReader(PlaybackTest annotation, Members members, Supplier<Optional<Object>> containerBean) {
        this.service = annotation.value();
        this.annotation = annotation;
        this.members = members;
        this.containerBean = containerBean;
    }

    /** @throws MisconfiguredTestException if the test class contradicts itself */
    Replay read(TapeCassette cassette) {
        TapePlayer player = members.value(TapePlayer.class).orElseGet(() -> player(cassette));
        CompareExecutionConfig config = config();
        UnaryOperator<Equalizer> tuning = tuning(config);
        Optional<PlaybackFunction> function = members.value(PlaybackFunction.class);
        if (function.isPresent()) {
            return Replay.here(player, function.get(), tuning, config.timeout());
        }
        if (service == void.class) {
            throw new MisconfiguredTestException(
                    "@PlaybackTest names no class, so nobody knows what to call. Name one, or give a member of type PlaybackFunction.");
        }
        return Replay.here(player, player.calling(instances()), tuning, config.timeout());
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

    private UnaryOperator<Equalizer> tuning(CompareExecutionConfig config) {
        Optional<ComparisonRules> rules = members.value(ComparisonRules.class);
        Optional<ResultExtractor<?>> extractor =
                members.value(ResultExtractor.class).map(found -> found);
        Optional<Comparator<Object>> comparator =
                members.value(Comparator.class).map(ReplayReader::ofAny);
        return equalizer -> {
            Equalizer tuned =
                    equalizer.rules(rules.orElseGet(ComparisonRules::none)).config(config);
            if (comparator.isPresent()) {
                return extractor
                        .map(found -> tuned.comparing(found, comparator.get()))
                        .orElseGet(() -> tuned.comparing(comparator.get()));
            }
            return extractor.map(tuned::extracting).orElse(tuned);
        };
    }

    private CompareExecutionConfig config() {
        CompareExecutionConfig config = members.value(CompareExecutionConfig.class)
                .orElseGet(CompareExecutionConfig::standard)
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
