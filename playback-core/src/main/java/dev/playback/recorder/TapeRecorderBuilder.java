package dev.playback.recorder;

import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Settings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Makes a recorder, whose operations do not wait for storage. What is not said comes from the settings of the process. For one thread. */
public final class TapeRecorderBuilder {

    private final TapeCassette cassette;
    private boolean waits;
    private Set<String> categories = Set.of();
    private boolean givesWay;
    private Settings settings = Settings.ofProcess();
    private RecorderListener listener = new RecorderListener() {};
    private ForcedSampling forcedSampling = ForcedSampling.FROM_THEN_ON;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    TapeRecorderBuilder(TapeCassette cassette) {
        this.cassette = Objects.requireNonNull(cassette, "cassette");
    }

    /** Records operations of these categories only, so that other recorders may record others. */
    public TapeRecorderBuilder categories(String... names) {
        this.categories = Set.copyOf(new LinkedHashSet<>(List.of(names)));
        return this;
    }

    /**
     * Stores each recording on the thread of its operation, which waits for the store. For scripts and benchmarks that want to see a
     * recording as soon as the operation has returned; not for services.
     */
    public TapeRecorderBuilder waitingForStorage() {
        this.waits = true;
        return this;
    }

    /** Leaves operations to any other recorder that wants them. */
    TapeRecorderBuilder givingWay() {
        this.givesWay = true;
        return this;
    }

    /** Reads limits, fuse and queue from {@code source}. */
    public TapeRecorderBuilder settings(Settings source) {
        this.settings = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Tells {@code hearer} what becomes of recordings. */
    public TapeRecorderBuilder listener(RecorderListener hearer) {
        this.listener = Objects.requireNonNull(hearer, "hearer");
        return this;
    }

    /** Says what a forced sample of an operation that sampling had left out holds. */
    public TapeRecorderBuilder forcedSampling(ForcedSampling forced) {
        this.forcedSampling = Objects.requireNonNull(forced, "forced");
        return this;
    }

    /** Reads the time from {@code source}, also that of the fuse. */
    public TapeRecorderBuilder clock(Clock source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Draws samples from {@code source}, which is used by all threads that begin operations. */
    public TapeRecorderBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Makes the recorder, not yet enabled. Unless the cassette is in memory or asynchronous itself, the recorder has a thread that writes
     * to it, until it is closed.
     *
     * @throws dev.playback.configuration.SettingException if a setting has a value of the wrong form
     */
    public TapeRecorder build() {
        Deck deck = new Deck(
                waits ? Outlet.straight(cassette) : Outlet.of(cassette, settings),
                Limits.of(settings),
                clock,
                new RecordingIds(new SecureRandom().nextLong()),
                new Facts(settings),
                new Fuse(clock, settings),
                listener);
        return new TapeRecorder(
                deck, new Sampling(random), forcedSampling, new KillSwitch(settings), new Claim(categories, givesWay));
    }
}
