package dev.playback.benchmarks.guard;

import dev.playback.benchmarks.figures.Meter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What something may cost, in a measure that does not depend on how busy the machine is. */
sealed interface Bound {

    int WARM_UP = 3_000;
    int BATCHES = 15;
    int RUNS = 100;

    /** What is bounded. */
    String name();

    /** Measures, and says by how much the bound is exceeded, if it is. */
    Optional<String> excess();

    /** Returns this with a subject that does everything ten times and allocates more: the bound must find out. */
    Bound slowed();

    /** Bytes that the calling thread allocates in one run, the least of several batches. */
    record Bytes(String name, Meter.Work work, long most) implements Bound {

        @Override
        public Optional<String> excess() {
            repeat(work, WARM_UP);
            double least = Double.MAX_VALUE;
            for (int i = 0; i < BATCHES; i++) {
                long bytes = Meter.readAsIs(() -> repeat(work, RUNS)).callerBytes();
                least = Math.min(least, (double) bytes / RUNS);
            }
            return report(name, least, (double) most, "bytes");
        }

        @Override
        public Bound slowed() {
            return new Bytes(name, Waste.over(work), most);
        }
    }

    /** CPU time of the calling thread by that of another piece of work, each the least of batches that take turns. */
    record Times(String name, Meter.Work work, Meter.Work reference, double most) implements Bound {

        @Override
        public Optional<String> excess() {
            repeat(work, WARM_UP);
            repeat(reference, WARM_UP);
            double mine = Double.MAX_VALUE;
            double other = Double.MAX_VALUE;
            for (int i = 0; i < BATCHES; i++) {
                mine = Math.min(mine, nanos(work));
                other = Math.min(other, nanos(reference));
            }
            return report(name, mine / other, most, "times the time");
        }

        @Override
        public Bound slowed() {
            return new Times(name, Waste.over(work), reference, most);
        }
    }

    /** How often something is asked for. */
    record Requests(String name, IntSupplier requests, int most) implements Bound {

        @Override
        public Optional<String> excess() {
            return report(name, requests.getAsInt(), most, "requests");
        }

        @Override
        public Bound slowed() {
            return new Requests(name, () -> Waste.TIMES * requests.getAsInt(), most);
        }
    }

    private static Optional<String> report(String name, double measured, double most, String unit) {
        return measured <= most
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "%s: %.1f %s, at most %.1f", name, measured, unit, most));
    }

    private static double nanos(Meter.Work work) {
        return (double) Meter.readAsIs(() -> repeat(work, RUNS)).callerNanos();
    }

    private static void repeat(Meter.Work work, int times) throws IllegalStateException {
        try {
            for (int i = 0; i < times; i++) {
                work.run();
            }
        } catch (Exception e) {
            throw new IllegalStateException("What is bounded must not fail: " + e, e);
        }
    }

    /** A planted slowdown. */
    final class Waste {

        static final int TIMES = 10;
        private static final int BYTES = 1_000;

        // Kept, so that the compiler cannot leave it out.
        private static volatile byte @Nullable [] last;

        private Waste() {}

        static Meter.Work over(Meter.Work work) {
            return () -> {
                for (int i = 0; i < TIMES; i++) {
                    work.run();
                    last = new byte[BYTES];
                }
                if (last == null) {
                    throw new IllegalStateException("Nothing was wasted.");
                }
            };
        }
    }
}
