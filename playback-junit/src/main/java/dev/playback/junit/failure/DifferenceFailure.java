package dev.playback.junit.failure;

import dev.playback.equalizer.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Makes a failed assertion of a comparison: differences by path in the message, both sides as text for a diff viewer, no frames. */
public final class DifferenceFailure {

    private static final int MOST_DIFFERENCES = 20;
    private static final int MOST_NOTES = 10;

    private DifferenceFailure() {}

    /**
     * Returns the failed assertion.
     *
     * @param headline the first line
     * @param place what else helps, as the last lines; may be empty
     */
    public static AssertionFailedError of(Comparison comparison, String headline, String place) {
        DifferingOutputs outputs = DifferingOutputs.of(comparison);
        AssertionFailedError error = new AssertionFailedError(
                message(comparison, headline, place), outputs.recorded(), outputs.replayed(), comparison.failure());
        // The frames are ours; the differences say where to look.
        error.setStackTrace(new StackTraceElement[0]);
        return error;
    }

    /** Returns the message alone; at most 20 differences. */
    public static String message(Comparison comparison, String headline, String place) {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        if (comparison.differences().isEmpty() && !comparison.message().isEmpty()) {
            lines.add(comparison.message());
        }
        comparison.differences().stream()
                .limit(MOST_DIFFERENCES)
                .forEach(difference -> lines.add(difference.toString()));
        int more = comparison.differences().size() - MOST_DIFFERENCES;
        if (more > 0) {
            lines.add("… and %d more differences".formatted(more));
        }
        lines.addAll(notes(comparison));
        if (!place.isEmpty()) {
            lines.add(place);
        }
        return printable(String.join("\n", lines));
    }

    /** Returns what the replay was not given as it was recorded, which may be why it went another way; a line each, at most 10. */
    public static List<String> notes(Comparison comparison) {
        return comparison.playback().notes().stream()
                .limit(MOST_NOTES)
                .map(note -> "Note: " + note)
                .toList();
    }

    // Recorded text must not move the cursor of whoever reads the log.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
    }
}
