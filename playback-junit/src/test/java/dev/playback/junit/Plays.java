package dev.playback.junit;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.ResultExtractor;
import dev.playback.lookup.RecordingLookup;
import dev.playback.player.PlaybackFunction;
import dev.playback.recording.Recording;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** Playback classes to be run by tests; not named like a test, since some must fail. */
final class Plays {

    static final InMemoryTapeCassette LISTED_TWICE = new InMemoryTapeCassette();

    private Plays() {}

    @PlaybackTest(Till.class)
    static class All {}

    @PlaybackTest(Till.class)
    static class Other {}

    static class Inherits extends All {}

    @Retention(RetentionPolicy.RUNTIME)
    @PlaybackTest(Till.class)
    @interface TillTest {}

    @TillTest
    static class MetaAnnotated {}

    static class Enclosing {
        @PlaybackTest(Till.class)
        static class Nested {}
    }

    @PlaybackTest(Till.class)
    @Tag("fast")
    @DisplayName("The till")
    static class Tagged {}

    @PlaybackTest(Till.class)
    @Disabled("until the till is back")
    static class Off {}

    @PlaybackTest(value = Till.class, method = "refund")
    static class OneMethod {}

    @PlaybackTest(value = Till.class, method = "reffund")
    static class UnknownMethod {}

    @PlaybackTest(String.class)
    static class NoOperations {}

    @PlaybackTest
    static class Nothing {}

    @PlaybackTest(value = Till.class, limit = 2)
    static class Limited {}

    @PlaybackTest(value = Till.class, limit = 2, sampleSeed = 7)
    static class Sampled {}

    @PlaybackTest(value = Till.class, from = "2020-01-01")
    static class Since {}

    @PlaybackTest(value = Till.class, from = "2999-01-01T00:00:00Z")
    static class SinceFuture {}

    @PlaybackTest(value = Till.class, from = "yesterday")
    static class BadSince {}

    @PlaybackTest(
            value = Till.class,
            where = {"playback.operationMethod=ref*"})
    static class Where {}

    @PlaybackTest(
            value = Till.class,
            where = {"country"})
    static class BadWhere {}

    @PlaybackTest(category = "No such")
    static class BadCategory {}

    @PlaybackTest(category = "Nowhere", value = Till.class)
    static class UnknownCategory {}

    @PlaybackTest(value = Till.class, ids = "nonsense")
    static class BadId {}

    @PlaybackTest(value = Till.class, timeout = "20ms")
    static class NeverEnds {
        final PlaybackFunction waiting = recording -> new CountDownLatch(1).await();
    }

    @PlaybackTest(value = Till.class, timeout = "soon")
    static class BadTimeout {}

    @PlaybackTest(value = Till.class, allowEmpty = true)
    static class MayBeEmpty {}

    @PlaybackTest(value = Till.class, fixed = Fixed.PASS)
    static class FixedPasses {}

    @PlaybackTest(Till.class)
    static class CassetteField {
        static TapeCassette cassette = new InMemoryTapeCassette();
    }

    @PlaybackTest(value = Till.class, cassette = "somewhere")
    static class TwoCassettes {
        static TapeCassette cassette = new InMemoryTapeCassette();
    }

    @PlaybackTest(Till.class)
    static class TwoFactories {
        static Till one() {
            return new Till();
        }

        static Till two() {
            return new Till();
        }
    }

    @PlaybackTest(Till.class)
    static class WrongSignature {
        static Till till(int rate) {
            return new Till();
        }
    }

    @PlaybackTest(Till.class)
    static class ThrowingFactory {
        static Till till() {
            return Optional.<Till>empty().orElseThrow(() -> new IllegalStateException("no till today"));
        }
    }

    @PlaybackTest(Till.class)
    static class FactoryTakesRecording {
        static volatile String seen = "";

        Till till(Recording recording) {
            seen = recording.id().toString();
            return new Till();
        }
    }

    @PlaybackTest(Till.class)
    static class LookupMember {
        final RecordingLookup first = RecordingLookup.of("Till").limit(1);
    }

    @PlaybackTest(value = Till.class, limit = 3)
    static class LookupTwice {
        final RecordingLookup first = RecordingLookup.of("Till").limit(1);
    }

    @PlaybackTest(Till.class)
    static class NeedsInstance {
        private final double rate;

        NeedsInstance(double rate) {
            this.rate = rate;
        }

        Till till() {
            Till.rate = rate;
            return new Till();
        }
    }

    @PlaybackTest(Till.class)
    @Disabled("until somebody mends it")
    static class OffAndMisconfigured {
        static Till one() {
            return new Till();
        }

        static Till two() {
            return new Till();
        }
    }

    @PlaybackTest(Till.class)
    static class ListsTwice {
        static TapeCassette cassette() {
            return (TapeCassette) Proxy.newProxyInstance(
                    Plays.class.getClassLoader(), new Class<?>[] {TapeCassette.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("readOnly")) {
                            return proxy;
                        }
                        Object result = method.invoke(LISTED_TWICE, arguments);
                        return method.getName().equals("find")
                                ? Stream.concat((Stream<?>) result, (Stream<?>) method.invoke(LISTED_TWICE, arguments))
                                : result;
                    });
        }
    }

    @PlaybackTest(Till.class)
    static class LeavesWorkBehind {
        final ResultExtractor<Object> afterReplay = playback -> new Till().quoteElsewhere(1);
    }

    @PlaybackTest(Till.class)
    static class BothLevels {
        @PlaybackTest(Till.class)
        void replays() {}
    }

    @PlaybackTest(value = Till.class, isolation = Isolation.PROCESS)
    static class InProcessFromMemory {
        static TapeCassette cassette = new InMemoryTapeCassette();
    }

    @PlaybackTest(value = Till.class, isolation = Isolation.PROCESS)
    static class InProcess {
        static Till till(Recording recording) {
            if (recording.operation().arguments().equals(List.of("13"))) {
                Runtime.getRuntime().halt(3);
            }
            return new Till();
        }
    }
}
