package dev.playback.isolation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The last lines that a worker printed, and a way on for each of them. Threads may add at the same time. */
final class OutputTail {

    private static final int LINES = 20;
    private static final int LONGEST_LINE = 2000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Consumer<String> listener;

    OutputTail(Consumer<String> listener) {
        this.listener = listener;
    }

    void add(String line) {
        synchronized (lines) {
            if (lines.size() == LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
        try {
            listener.accept(line);
        } catch (RuntimeException e) {
            // Whoever listens must not stop the reading: a worker whose pipe is full would hang.
            return;
        }
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    void clear() {
        synchronized (lines) {
            lines.clear();
        }
    }

    /** Returns a collector of bytes to lines, for one thread. */
    Lines collector() {
        return new Lines();
    }

    /** Bytes that become lines of the tail. */
    final class Lines {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        void accept(int next) {
            if (next == '\n' || line.size() == LONGEST_LINE) {
                flush();
            }
            if (next != '\n' && next != '\r') {
                line.write(next);
            }
        }

        void flush() {
            if (line.size() > 0) {
                add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }
}
