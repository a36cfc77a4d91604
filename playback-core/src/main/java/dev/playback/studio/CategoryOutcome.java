package dev.playback.studio;

import dev.playback.equalizer.Comparison;
import java.util.List;

/** What became of one category of a run. */
public sealed interface CategoryOutcome {

    /** It was run; fewer comparisons than recordings if the run was cancelled or went on from an earlier one. */
    record Compared(List<Comparison> comparisons) implements CategoryOutcome {

        /** Copies the comparisons. */
        public Compared {
            comparisons = List.copyOf(comparisons);
        }
    }

    /** It could not be run: its tuning could not be made, or its recordings not be listed. */
    record Broken(Throwable failure) implements CategoryOutcome {}
}
