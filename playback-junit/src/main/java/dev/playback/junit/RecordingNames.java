package dev.playback.junit;

import java.util.HashSet;
import java.util.Set;

/** Names the tests of one class, each differently: build tools merge those of one name. Changes over time; for one thread. */
final class RecordingNames {

    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();

    /** Returns the id as far as tools can show it: IDEs cut at a parenthesis, consoles at a line break. */
    String nameOf(String id) {
        String readable = id.replaceAll("\\p{Cntrl}", " ").replace('(', '<').replace(')', '>');
        if (readable.isBlank() || readable.startsWith("[")) {
            readable = "recording " + readable;
        }
        if (readable.length() > LONGEST) {
            // The end tells recordings apart, the beginning only their category.
            readable = "…" + readable.substring(readable.length() - LONGEST + 1);
        }
        String name = readable;
        for (int number = 2; !taken.add(name); number++) {
            name = readable + " #" + number;
        }
        return name;
    }
}
