package dev.playback.isolation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How messages tell what a worker printed and how long it took. */
final class WorkerOutput {

    private WorkerOutput() {}

    static String text(List<String> lines) {
        return lines.isEmpty() ? "It printed nothing." : "It printed last:\n  " + String.join("\n  ", lines) + "\n";
    }

    static String text(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
