package dev.playback.equalizer;

import dev.playback.recording.Recording;
import java.util.Map;

/** Takes from a recording what a comparator must know besides the results. What it throws fails this one comparison. */
@FunctionalInterface
public interface ComparisonDataExtractor {

    /** Returns facts by name. */
    Map<String, Object> extract(Recording recording) throws Exception;
}
