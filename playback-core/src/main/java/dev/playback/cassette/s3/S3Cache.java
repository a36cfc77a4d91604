package dev.playback.cassette.s3;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where copies of recordings are kept on this machine, and for how long they count.
 *
 * @param directory made for this user alone if it is not there
 * @param usage whether what is there is used
 * @param mostBytes how much it may take; the copies that were not used for the longest time go first
 * @param lookupsFor how old the answer of a lookup may be while the store can be reached
 */
public record S3Cache(Path directory, Usage usage, long mostBytes, Duration lookupsFor) {

    private static final long STANDARD_BYTES = 2L << 30;

    /** Refuses null, and bounds that are negative. */
    public S3Cache {
        requireNonNull(directory, "directory");
        requireNonNull(usage, "usage");
        requireNonNull(lookupsFor, "lookupsFor");
        if (mostBytes < 0 || lookupsFor.isNegative()) {
            throw new IllegalArgumentException("A cache of %d bytes with lookups for %s cannot be. Give 0 or more."
                    .formatted(mostBytes, lookupsFor));
        }
    }

    /** Whether copies are used. */
    public enum Usage {
        /** Copies are used where there are some. */
        USED,
        /** Everything is asked of the store, and the copies are made anew. */
        REFRESHED
    }

    /** Uses up to 2 GB in the cache directory of the user, and lookups of up to a day. */
    public static S3Cache ofUser() {
        return in(
                UserCacheDirectory.of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv()));
    }

    /** Uses up to 2 GB in {@code directory}, and lookups of up to a day. */
    public static S3Cache in(Path directory) {
        return new S3Cache(directory, Usage.USED, STANDARD_BYTES, Duration.ofDays(1));
    }

    /** Returns a cache that asks the store for everything and makes its copies anew. */
    public S3Cache refreshed() {
        return new S3Cache(directory, Usage.REFRESHED, mostBytes, lookupsFor);
    }

    /** Returns a cache that takes up to {@code bytes}. */
    public S3Cache mostBytes(long bytes) {
        return new S3Cache(directory, usage, bytes, lookupsFor);
    }

    /** Returns a cache whose lookups are asked again after {@code age}. */
    public S3Cache lookupsFor(Duration age) {
        return new S3Cache(directory, usage, mostBytes, age);
    }

    boolean isUsed() {
        return usage == Usage.USED;
    }
}
