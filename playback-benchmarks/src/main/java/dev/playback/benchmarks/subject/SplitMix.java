package dev.playback.benchmarks.subject;

/** The random numbers of the workload: SplitMix64, the same in every language. Changes with each number; for one thread. */
public final class SplitMix {

    private static final String[] WORDS =
            ("amber anchor apple arrow basin beacon birch bridge cabin canyon cedar circle"
                            + " cloud comet copper coral daisy delta ember falcon field flint forest garden glacier granite harbor"
                            + " hazel indigo island ivory jasper juniper kernel lantern lemon lilac magnet maple marble meadow mirror"
                            + " nectar nickel oasis olive orbit orchid pebble pepper pine plaza quartz raven ribbon river saddle"
                            + " silver spruce summit timber tulip violet willow")
                    .split(" ");

    private long state;

    public SplitMix(long seed) {
        this.state = seed;
    }

    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    public String word() {
        return WORDS[below(WORDS.length)];
    }
}
