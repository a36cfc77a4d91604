package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.ResultExtractor;
import dev.playback.player.Playback;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recording.Recording;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Jupiter classes with playback methods, to be run by tests; not named like a test, since some must fail. */
final class JupiterPlays {

    /** What the methods saw. */
    static final List<Object> SEEN = Collections.synchronizedList(new ArrayList<>());

    private JupiterPlays() {}

    static class TakesNothing {
        @PlaybackTest(Till.class)
        void replays() {}
    }

    static class TakesAll {
        @PlaybackTest(Till.class)
        void replays(Recording recording, Playback playback, Comparison comparison, TapePlayer player, TestInfo info) {
            SEEN.addAll(List.of(recording.id(), playback.recording().id(), comparison.id()));
            assertThat(player.play(recording.id(), played -> {}).entries()).isNotNull();
        }
    }

    static class LooksAtComparison {
        @PlaybackTest(Till.class)
        void replays(Comparison comparison) {
            SEEN.add(comparison.status());
        }
    }

    static class IgnoresComparison {
        @PlaybackTest(Till.class)
        void replays(Comparison comparison) {
            SEEN.add("ran");
        }
    }

    static class LeavesWorkBehind {
        final ResultExtractor<Object> afterReplay = playback -> new Till().quoteElsewhere(1);

        @PlaybackTest(Till.class)
        void replays() {}
    }

    static class FailsItself {
        @PlaybackTest(Till.class)
        void replays() {
            throw new IllegalStateException("the method's own");
        }
    }

    static class HasInstance {
        final Till till = new Till();

        @PlaybackTest(Till.class)
        void replays(Comparison comparison) {
            assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClass {
        final Till till = new Till();

        @PlaybackTest(Till.class)
        void replays() {}

        @Test
        void plain() {}
    }

    static class Outer {
        Till till() {
            SEEN.add("factory of the outer class");
            return new Till();
        }

        @Nested
        class Inner {
            @PlaybackTest(Till.class)
            void replays() {}
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @PlaybackTest(Till.class)
    @interface TillPlayback {}

    static class Meta {
        @TillPlayback
        void replays() {}
    }

    static class InheritsMethod extends TakesNothing {}

    static class NeverEnds {
        final PlaybackFunction waiting = recording -> new CountDownLatch(1).await();

        @PlaybackTest(value = Till.class, timeout = "20ms")
        void replays() {}
    }

    static class MayBeEmpty {
        @PlaybackTest(value = Till.class, allowEmpty = true)
        void replays() {}
    }

    static class Misconfigured {
        @PlaybackTest(value = Till.class, method = "reffund")
        void replays() {}

        @Test
        void plain() {}
    }
}
