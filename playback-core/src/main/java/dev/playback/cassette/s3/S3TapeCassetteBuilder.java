package dev.playback.cassette.s3;

import static java.util.Objects.requireNonNull;

import dev.playback.cassette.SamplingCalculator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Opens an {@link S3TapeCassette}, for reading only unless writing is asked for. For one thread. */
public final class S3TapeCassetteBuilder {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|arn:[A-Za-z0-9:/_-]+");
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_ATTEMPTS = 20;
    // S3 refuses parts of less than 5 MB, the last one apart.
    private static final int PART_BYTES = 8 << 20;

    private final String bucket;
    private S3Keys keys = S3Keys.below("");
    private @Nullable String region;
    private @Nullable URI endpoint;
    private boolean pathStyle;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable String kmsKey;
    private @Nullable Long rareAboveBytes;
    private boolean compatible;
    private Duration callTimeout = Duration.ofSeconds(60);
    private Duration attemptTimeout = Duration.ofSeconds(20);
    private int attempts = 3;
    private int connections = 32;
    private int partBytes = PART_BYTES;
    private final List<ExecutionInterceptor> interceptors = new ArrayList<>();
    private S3Writing.Access access = S3Writing.Access.READ_ONLY;
    private boolean compactsOnClose;
    private @Nullable SamplingCalculator sampling;

    S3TapeCassetteBuilder(String bucket) {
        this.bucket = requireNonNull(bucket, "bucket");
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException(
                    "'%s' cannot be the name of a bucket. It has 3 to 63 lower-case letters, digits, dots and hyphens."
                            .formatted(bucket));
        }
    }

    /**
     * Keeps recordings apart from others in the bucket: all keys begin with {@code tape_recorder_recordings/<prefix>/}. None by default.
     *
     * @throws IllegalArgumentException if it is more than 300 characters or has others than letters, digits and {@code / . _ $ = -}
     */
    public S3TapeCassetteBuilder prefix(String prefix) {
        keys = S3Keys.below(requireNonNull(prefix, "prefix"));
        return this;
    }

    /** Sets the region of the bucket. By default the one that the AWS SDK finds in the environment. */
    public S3TapeCassetteBuilder region(String name) {
        region = requireNonNull(name, "name");
        return this;
    }

    /** Reaches another store than AWS, such as {@code http://localhost:9000}. */
    public S3TapeCassetteBuilder endpoint(URI address) {
        String scheme = requireNonNull(address, "address").getScheme();
        if (!List.of("http", "https").contains(String.valueOf(scheme)) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "'%s' cannot be an endpoint. Give http://<host>:<port> or https://<host>.".formatted(address));
        }
        endpoint = address;
        return this;
    }

    /** Names the bucket in the path instead of the host, as most stores other than AWS want it. */
    public S3TapeCassetteBuilder pathStyle() {
        pathStyle = true;
        return this;
    }

    /** Leaves out what older S3-compatible stores refuse, such as trailing checksums. */
    public S3TapeCassetteBuilder compatible() {
        compatible = true;
        return this;
    }

    /** Sets who asks. By default whoever the AWS SDK finds in environment, files, container or instance role. */
    public S3TapeCassetteBuilder credentials(AwsCredentialsProvider provider) {
        credentials = requireNonNull(provider, "provider");
        return this;
    }

    /** Encrypts objects with a key of AWS KMS, given by id, ARN or alias. By default as the bucket does it. */
    public S3TapeCassetteBuilder kmsKey(String key) {
        kmsKey = requireNonNull(key, "key");
        return this;
    }

    /** Puts data of more than {@code kilobytes} into the storage class for infrequent access. By default none. */
    public S3TapeCassetteBuilder infrequentAccessAboveKb(long kilobytes) {
        rareAboveBytes = Math.multiplyExact(atLeast("The threshold for infrequent access", kilobytes, 0), 1024L);
        return this;
    }

    /** Lets {@code calculator} decide on the share of recordings that are kept. By default all are. */
    public S3TapeCassetteBuilder sampling(SamplingCalculator calculator) {
        sampling = requireNonNull(calculator, "calculator");
        return this;
    }

    /** Opens the cassette for writing as well. */
    public S3TapeCassetteBuilder writable() {
        access = S3Writing.Access.WRITABLE;
        return this;
    }

    /** Opens the cassette for writing as well, and deletes what was saved through it when it is closed. */
    public S3TapeCassetteBuilder deletingOnClose() {
        access = S3Writing.Access.TRANSIENT;
        return this;
    }

    /** Compacts the index of the categories that were written to when the cassette is closed. */
    public S3TapeCassetteBuilder compactingOnClose() {
        compactsOnClose = true;
        return this;
    }

    /** Sets how long a request may take with all its attempts; 60 seconds by default. */
    public S3TapeCassetteBuilder callTimeout(Duration time) {
        callTimeout = positive("The call timeout", time);
        return this;
    }

    /** Sets how long one attempt of a request may take; 20 seconds by default. A request moves up to 8 MB. */
    public S3TapeCassetteBuilder attemptTimeout(Duration time) {
        attemptTimeout = positive("The attempt timeout", time);
        return this;
    }

    /** Sets how often a request is made at most, 1 to 20; 3 by default. */
    public S3TapeCassetteBuilder attempts(int most) {
        if (most > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "The number of attempts is %d. Give at most %d.".formatted(most, MOST_ATTEMPTS));
        }
        attempts = (int) atLeast("The number of attempts", most, 1);
        return this;
    }

    /** Sets how many requests may be under way at once, 1 to 1000; 32 by default. */
    public S3TapeCassetteBuilder connections(int most) {
        if (most > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "The number of connections is %d. Give at most %d.".formatted(most, MOST_CONNECTIONS));
        }
        connections = (int) atLeast("The number of connections", most, 1);
        return this;
    }

    /** Lets tests count requests. */
    S3TapeCassetteBuilder interceptor(ExecutionInterceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    /** Lets tests see several parts without large recordings. */
    S3TapeCassetteBuilder partBytes(int bytes) {
        partBytes = bytes;
        return this;
    }

    /** Opens the cassette. Makes no request yet. */
    public S3TapeCassette open() {
        return open(InstantSource.system());
    }

    S3TapeCassette open(InstantSource clock) {
        return new S3TapeCassette(
                settings(),
                new S3Writing.Options(access, compactsOnClose, sampling, clock, () -> ThreadLocalRandom.current()
                        .nextDouble()));
    }

    /**
     * Opens the cassette for reading through copies on this machine. Makes no request yet.
     *
     * @throws IllegalArgumentException if writing was asked for
     */
    public CachedReadOnlyS3TapeCassette open(S3Cache cache) {
        return open(cache, InstantSource.system());
    }

    CachedReadOnlyS3TapeCassette open(S3Cache cache, InstantSource clock) {
        requireNonNull(cache, "cache");
        if (access != S3Writing.Access.READ_ONLY) {
            throw new IllegalArgumentException(
                    "A cassette with a cache is for reading only. Leave out writable() and deletingOnClose(), or the cache.");
        }
        S3TapeCassette store = open();
        // The endpoint and the whole root of the keys: copies of different places must never meet.
        CacheDirectory directory = new CacheDirectory(cache, store.toString(), clock);
        return new CachedReadOnlyS3TapeCassette(
                store,
                new CachedRecordings(store.recordings(), store.bucket(), directory, cache.isUsed()),
                new CachedLookups(store.index(), directory, cache, clock),
                new CachedCategories(store.index(), directory, cache, clock));
    }

    private S3Settings settings() {
        return new S3Settings(
                bucket,
                keys,
                region,
                endpoint,
                pathStyle,
                credentials,
                kmsKey,
                rareAboveBytes,
                compatible,
                callTimeout,
                attemptTimeout,
                attempts,
                connections,
                partBytes,
                List.copyOf(interceptors));
    }

    private static long atLeast(String what, long number, long least) {
        if (number < least) {
            throw new IllegalArgumentException("%s is %d. Give %d or more.".formatted(what, number, least));
        }
        return number;
    }

    private static Duration positive(String what, Duration time) {
        if (requireNonNull(time, "time").isNegative() || time.isZero()) {
            throw new IllegalArgumentException("%s is %s. Give more than zero.".formatted(what, time));
        }
        return time;
    }
}
