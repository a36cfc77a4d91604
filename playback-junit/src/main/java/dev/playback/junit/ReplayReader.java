package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.InstanceFactory;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads how a test class replays and compares. */
final class ReplayReader {

    private ReplayReader() {}

    static Replay read(PlaybackTest annotation, Members members, TapeCassette cassette) {
        Class<?> service = annotation.value();
        TapePlayer player = TapePlayer.over(cassette, service);
        InstanceFactory instances = instances(service, members);
        return id -> compare(id, player, () -> made(instances, service, cassette, id));
    }

    private static InstanceFactory instances(Class<?> service, Members members) {
        Optional<InstanceFactory> factory = members.value(InstanceFactory.class);
        Optional<Members.Value> member =
                service == void.class || service == Object.class ? Optional.empty() : members.perRecording(service);
        if (factory.isPresent() && member.isPresent()) {
            throw new MisconfiguredTestException(
                    "There are a member of type InstanceFactory and one of type %s, and only one can give the instance. Keep one."
                            .formatted(service.getSimpleName()));
        }
        return factory.or(() -> member.map(value -> (type, recording) -> value.of(recording)))
                .orElseGet(InstanceFactory::standard);
    }

    private static Comparison compare(RecordingId id, TapePlayer player, Supplier<?> instances) {
        return new Equalizer(List.of(id), player, instances)
                .compare()
                .findFirst()
                .orElseThrow();
    }

    private static Object made(InstanceFactory instances, Class<?> service, TapeCassette cassette, RecordingId id) {
        try {
            return instances.instance(service, cassette.load(id));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new MisconfiguredTestException("The instance factory threw %s.".formatted(e), e);
        }
    }
}
