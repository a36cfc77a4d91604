package dev.playback.junit;

import dev.playback.cassette.TapeCassette;
import java.util.HashMap;
import java.util.Map;

/** The cassettes that a run opened by their place, each once. Changes over time; for any number of threads. */
final class Cassettes implements AutoCloseable {

    private final Map<String, TapeCassette> open = new HashMap<>();

    synchronized TapeCassette at(String place) {
        return open.computeIfAbsent(place, TapeCassette::at);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(TapeCassette::close);
        open.clear();
    }
}
