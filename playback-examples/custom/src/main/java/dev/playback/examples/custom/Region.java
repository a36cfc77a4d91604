package dev.playback.examples.custom;

import java.util.Map;

/** Where a parcel goes. There is one object of each, and code compares them with {@code ==}. */
public final class Region {

    /** This country. */
    public static final Region HOME = new Region("home", 0);
    /** The countries around. */
    public static final Region NEAR = new Region("near", 350);
    /** Everywhere else. */
    public static final Region FAR = new Region("far", 1900);

    private static final Map<String, Region> BY_CODE = Map.of("home", HOME, "near", NEAR, "far", FAR);

    private final String code;
    private final int customsCents;

    private Region(String code, int customsCents) {
        this.code = code;
        this.customsCents = customsCents;
    }

    /** Returns the one region of that code. */
    public static Region of(String code) {
        Region region = BY_CODE.get(code);
        if (region == null) {
            throw new IllegalArgumentException("There is no region '%s', only %s.".formatted(code, BY_CODE.keySet()));
        }
        return region;
    }

    /** Returns its name for machines. */
    public String code() {
        return code;
    }

    /** Returns what customs take for a parcel. */
    public int customsCents() {
        return customsCents;
    }

    @Override
    public String toString() {
        return code;
    }
}
