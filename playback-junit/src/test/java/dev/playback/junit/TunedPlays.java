package dev.playback.junit;

import dev.playback.difference.CompareBy;
import dev.playback.difference.ComparisonRules;
import dev.playback.difference.IgnoreDifference;
import dev.playback.equalizer.Comparator;
import dev.playback.studio.EqualizerTuner;
import dev.playback.studio.EqualizerTuning;

/** Playback classes that say what may differ, to be run by tests; not named like a test, since some must fail. */
final class TunedPlays {

    private TunedPlays() {}

    @PlaybackTest(value = Till.class, ignore = "operation[*].result")
    static class IgnoresPath {}

    @PlaybackTest(Till.class)
    @CompareBy("number operation[*].result within 20%")
    static class Declares {}

    @PlaybackTest(Till.class)
    @IgnoreDifference(value = "operation[*].result", until = "2020-01-31", reason = "the old rate")
    @CompareBy("ignore nowhere.at.all")
    static class Outdated {}

    @PlaybackTest(value = Till.class, isolation = Isolation.PROCESS)
    @CompareBy({"ignore nowhere.at.all", "ignore operation[*].result"})
    static class DeclaresInProcess {}

    @PlaybackTest(value = Till.class, tuner = Doubled.class)
    static class Tuned {}

    /** Compares with the double of what was recorded. */
    static final class Doubled implements EqualizerTuner {

        @Override
        public EqualizerTuning create(String category) {
            return EqualizerTuning.of(Till.class)
                    .comparing(
                            run -> run.result(Double.class),
                            Comparator.equal((recorded, replayed) -> replayed != null && replayed == 2 * recorded));
        }
    }

    @PlaybackTest(value = Till.class, tuner = Failing.class)
    static class TunerFails {}

    /** Has no tuning. */
    static final class Failing implements EqualizerTuner {

        @Override
        public EqualizerTuning create(String category) {
            throw new IllegalStateException("no tuning for " + category);
        }
    }

    @PlaybackTest(value = Till.class, tuner = Doubled.class)
    static class TunedTwice {
        static Comparator<Object> comparator = Comparator.equal((recorded, replayed) -> true);
    }

    static class OnMethod {
        @PlaybackTest(Till.class)
        @IgnoreDifference("operation[*].result")
        void replays() {}
    }

    @PlaybackTest(Till.class)
    static class RulesMember {
        static ComparisonRules rules = ComparisonRules.none().ignoring("elsewhere");
    }
}
