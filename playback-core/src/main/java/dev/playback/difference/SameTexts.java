package dev.playback.difference;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Which replayed text stands where a recorded one stood: each for one other, everywhere. Changes over time; for one thread. */
final class SameTexts {

    private final Map<String, String> replayedOf = new HashMap<>();
    private final Map<String, String> recordedOf = new HashMap<>();

    /** Says whether each recorded token may have become the replayed one, and remembers that it did. */
    boolean became(List<String> recorded, List<String> replayed) {
        if (recorded.size() != replayed.size()) {
            return false;
        }
        boolean all = true;
        Iterator<String> after = replayed.iterator();
        for (String before : recorded) {
            String now = after.next();
            String known = replayedOf.putIfAbsent(before, now);
            String source = recordedOf.putIfAbsent(now, before);
            all &= (known == null || known.equals(now)) && (source == null || source.equals(before));
        }
        return all;
    }
}
