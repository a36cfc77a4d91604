package dev.playback.isolation;

import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.Comparison;
import dev.playback.recording.RecordingId;
import java.util.Map;

/**
 * What a worker does: compares one recording after the other, on one thread. Made once per worker and kept warm. May hang, exit or
 * exhaust memory at the cost of the one recording. What it throws becomes that recording's failure.
 */
@FunctionalInterface
public interface IsolatedComparer {

    /** Replays and compares one recording. */
    Comparison compare(RecordingId id) throws Exception;

    /** Returns which rules did something in its comparisons so far; the parent adds it to what it knows from other workers. */
    default RuleUsage ruleUsage() {
        return new RuleUsage();
    }

    /** Returns what compares as {@code comparing} does, which is given {@code usage} to tell of its rules. */
    static IsolatedComparer telling(RuleUsage usage, Telling comparing) {
        return new IsolatedComparer() {
            @Override
            public Comparison compare(RecordingId id) throws Exception {
                return comparing.compare(id, usage);
            }

            @Override
            public RuleUsage ruleUsage() {
                return usage;
            }
        };
    }

    /** Compares and tells which rules did something. */
    @FunctionalInterface
    interface Telling {

        /** Replays and compares one recording. */
        Comparison compare(RecordingId id, RuleUsage usage) throws Exception;
    }

    /** Makes comparers in a worker; a named class with a constructor without parameters. */
    @FunctionalInterface
    interface Factory {

        /** Makes a comparer from what the parent sent. What it throws becomes the failure of each recording that asked for it. */
        IsolatedComparer create(Map<String, String> arguments) throws Exception;
    }
}
