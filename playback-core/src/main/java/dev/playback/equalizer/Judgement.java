package dev.playback.equalizer;

import org.jspecify.annotations.Nullable;

/** A comparator of one's own, whatever it compares. */
@FunctionalInterface
interface Judgement {

    ComparatorResult of(@Nullable Object recorded, @Nullable Object replayed, ComparisonData data) throws Exception;
}
