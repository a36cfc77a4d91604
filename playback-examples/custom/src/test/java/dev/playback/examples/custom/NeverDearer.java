package dev.playback.examples.custom;

import dev.playback.equalizer.Comparator;
import dev.playback.equalizer.ComparatorResult;
import dev.playback.equalizer.ComparisonData;

/** A quote may become cheaper, but never dearer: what no rule about paths and tolerances can say. */
final class NeverDearer implements Comparator<Quote> {

    @Override
    public ComparatorResult compare(Quote recorded, Quote replayed, ComparisonData data) {
        return replayed.cents() <= recorded.cents()
                ? ComparatorResult.of(true)
                : ComparatorResult.different("%d g to %s cost %d cents, and now %d"
                        .formatted(recorded.grams(), recorded.to(), recorded.cents(), replayed.cents()));
    }
}
