package dev.playback.codec;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What counts and sums up: adders, arrays of counters, summary statistics. */
final class CountScalars {

    private CountScalars() {}

    static List<Scalar<?>> all() {
        return List.of(
                new Scalar<>(
                        "AtomicIntegerArray",
                        AtomicIntegerArray.class,
                        AtomicIntegerArray::toString,
                        text -> new AtomicIntegerArray(
                                numbers(text).mapToInt(Math::toIntExact).toArray())),
                new Scalar<>(
                        "AtomicLongArray",
                        AtomicLongArray.class,
                        AtomicLongArray::toString,
                        text -> new AtomicLongArray(numbers(text).toArray())),
                new Scalar<>("DoubleAdder", DoubleAdder.class, sum -> Scalar.shortest(sum.sum()), CountScalars::adder),
                new Scalar<>(
                        "IntSummaryStatistics",
                        IntSummaryStatistics.class,
                        all -> text(all.getCount(), all.getMin(), all.getMax(), all.getSum()),
                        CountScalars::ofInts),
                new Scalar<>(
                        "LongSummaryStatistics",
                        LongSummaryStatistics.class,
                        all -> text(all.getCount(), all.getMin(), all.getMax(), all.getSum()),
                        CountScalars::ofLongs),
                new Scalar<>(
                        "DoubleSummaryStatistics",
                        DoubleSummaryStatistics.class,
                        all -> text(
                                all.getCount(),
                                Scalar.shortest(all.getMin()),
                                Scalar.shortest(all.getMax()),
                                Scalar.shortest(all.getSum())),
                        CountScalars::ofDoubles));
    }

    private static LongStream numbers(String text) {
        String items = text.substring(1, text.length() - 1);
        return items.isEmpty()
                ? LongStream.empty()
                : Arrays.stream(items.split(", ", -1)).mapToLong(Long::parseLong);
    }

    private static DoubleAdder adder(String text) {
        DoubleAdder adder = new DoubleAdder();
        adder.add(Double.parseDouble(text));
        return adder;
    }

    // Count, least, greatest, sum.
    private static String text(Object... parts) {
        return Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static IntSummaryStatistics ofInts(String text) {
        List<String> parts = parts(text);
        return new IntSummaryStatistics(
                Long.parseLong(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                Long.parseLong(parts.get(3)));
    }

    private static LongSummaryStatistics ofLongs(String text) {
        List<String> parts = parts(text);
        return new LongSummaryStatistics(
                Long.parseLong(parts.get(0)),
                Long.parseLong(parts.get(1)),
                Long.parseLong(parts.get(2)),
                Long.parseLong(parts.get(3)));
    }

    private static DoubleSummaryStatistics ofDoubles(String text) {
        List<String> parts = parts(text);
        long count = Long.parseLong(parts.get(0));
        double least = Double.parseDouble(parts.get(1));
        double greatest = Double.parseDouble(parts.get(2));
        double sum = Double.parseDouble(parts.get(3));
        if (Double.isNaN(sum) && !Double.isNaN(least)) {
            // An infinity met a sum that was the other one, which the constructor takes for a mistake.
            double infinite = Double.isInfinite(least) ? least : greatest;
            DoubleSummaryStatistics all = new DoubleSummaryStatistics(count - 1, least, greatest, -infinite);
            all.accept(infinite);
            return all;
        }
        return new DoubleSummaryStatistics(count, least, greatest, sum);
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split(" ", -1));
    }
}
