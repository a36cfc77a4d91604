package dev.playback.recorder;

import dev.playback.cassette.DropReason;
import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.TapeCassette;
import dev.playback.interception.Body;
import dev.playback.interception.CallPoint;
import dev.playback.interception.Intercept;
import dev.playback.interception.InterceptedOperation;
import dev.playback.interception.Seam;
import dev.playback.interception.Session;
import dev.playback.interception.SessionStarter;
import dev.playback.interception.UnwovenClasses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Records operations to a cassette while it is enabled, each in a recording of its own, in any number of threads. Whatever fails in
 * here drops the recording, is counted and logged, and never reaches the application. For any number of threads.
 */
public final class TapeRecorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);
    private static final AtomicBoolean TOLD_UNWOVEN = new AtomicBoolean();

    private final Deck deck;
    private final Sampling sampling;
    private final ForcedSampling forcedSampling;
    private final KillSwitch killSwitch;
    private final Starter starter;
    private final Switchboard switchboard = new Switchboard();
    private volatile boolean closed;

    TapeRecorder(Deck deck, Sampling sampling, ForcedSampling forcedSampling, KillSwitch killSwitch, Claim claim) {
        this.deck = deck;
        this.sampling = sampling;
        this.forcedSampling = forcedSampling;
        this.killSwitch = killSwitch;
        this.starter = new Starter(claim);
    }

    /**
     * Returns a recorder with standard settings, not yet enabled, of every category. The application's call never blocks on storage: a
     * cassette that is not in memory is written to by a thread of the recorder.
     */
    public static TapeRecorder over(TapeCassette cassette) {
        return builder(cassette).build();
    }

    /** Returns what makes a recorder that saves to {@code cassette}. */
    public static TapeRecorderBuilder builder(TapeCassette cassette) {
        return new TapeRecorderBuilder(cassette);
    }

    /**
     * Records every operation of its categories that begins from now on. The first time in a JVM it logs an error that names the
     * annotated classes in class directories (not in jars) that are not woven, since nothing of them is recorded.
     *
     * @throws IllegalStateException if another recorder is enabled for one of them, or this one was closed
     */
    public void enableRecording() {
        if (closed) {
            throw new IllegalStateException("%s was closed. Make another one.".formatted(this));
        }
        Seam.enable(starter);
        switchboard.show(this);
        if (killSwitch.isThrown(deck.clock.millis())) {
            LOG.warn("Nothing is recorded while playback.recording is off.");
        }
        tellUnwovenClasses();
    }

    /** Records no operation that begins from now on; those in progress are finished as they were begun. */
    public void disableRecording() {
        Seam.disable(starter);
    }

    /** Says whether it is enabled and not paused. */
    public boolean isRecording() {
        return Seam.isEnabled(starter) && pausedFor().isEmpty() && !killSwitch.isThrown(deck.clock.millis());
    }

    /** Returns why recording is paused for a while, since it cost too much or storage failed; empty if it is not. */
    public String pausedFor() {
        return deck.fuse.pausedFor();
    }

    /** Throws away the recording of this thread's operation, which goes on untouched. Safe anywhere. */
    public void discardRecording() {
        Intercept.discardRecording();
    }

    /** Records this thread's operation although its sampling rate had left it out; see {@link Intercept#forceSampleRecording}. */
    public void forceSampleRecording() {
        Intercept.forceSampleRecording();
    }

    /** Returns an operation that is a piece of code instead of an annotated method, recorded by this recorder alone. */
    public InterceptedOperation operation(String category) {
        return InterceptedOperation.of(category, starter);
    }

    /**
     * Begins an operation that ends when the scope is closed, on the same thread. Within another operation it is part of that one; in
     * replay it runs.
     *
     * @param metadata facts by which the recording is found
     */
    public RecordingScope startRecording(String category, Map<String, ?> metadata) {
        return new RecordingScope(operation(category).metadata(metadata).args().open());
    }

    /** Runs {@code body} as an operation; its result is that of the operation. */
    public <T extends @Nullable Object, E extends Exception> T record(
            String category, Map<String, ?> metadata, Body<T, E> body) throws E {
        return operation(category).metadata(metadata).call(body);
    }

    /** Returns what became of the operations so far. */
    public RecorderCounts counts() {
        return deck.tally.counts();
    }

    /** Returns how many recordings were saved. */
    public long saved() {
        return counts().saved();
    }

    /** Returns how many recordings were lost. */
    public long dropped() {
        return counts().dropped();
    }

    /**
     * Waits until the recordings of operations that have ended are kept or lost. Returns false if that took longer than {@code timeout}.
     */
    public boolean flush(Duration timeout) {
        deck.ends.now();
        return deck.outlet.flush(timeout);
    }

    /**
     * Disables recording for good and waits until the recordings of operations that have ended are kept or lost, for as long as {@code
     * playback.queue.close} says; those in progress are finished as they were begun. Does not close the cassette, which is to be closed
     * after this. Over an asynchronous cassette it does not wait: closing that one does.
     */
    @Override
    public void close() {
        disableRecording();
        closed = true;
        switchboard.hide();
        deck.ends.now();
        if (!deck.outlet.close()) {
            LOG.warn(
                    "Some recordings are still to be written to {}; they are lost if it or the process ends now.",
                    deck.cassette);
        }
    }

    /** Returns where it saves to. */
    @Override
    public String toString() {
        return "a recorder over " + deck.cassette;
    }

    // Once for the process, since looking through the class path takes a while, and recording may be switched on and
    // off often.
    private static void tellUnwovenClasses() {
        if (!TOLD_UNWOVEN.compareAndSet(false, true)) {
            return;
        }
        try {
            List<String> unwoven = UnwovenClasses.onClassPath();
            if (!unwoven.isEmpty()) {
                LOG.error("{} are not woven, so nothing of them is recorded. {}", unwoven, UnwovenClasses.REMEDY);
                if (LOG instanceof NOPLogger) {
                    // No logging is set up, and whoever tries playback for the first time would see nothing at all.
                    System.err.printf(
                            "[playback] %s are not woven, so nothing of them is recorded. %s%n",
                            unwoven, UnwovenClasses.REMEDY);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("It could not be checked whether all annotated classes are woven.", e);
        }
    }

    private final class Starter implements SessionStarter {

        private final Claim claim;

        private Starter(Claim claim) {
            this.claim = claim;
        }

        @Override
        public Set<String> categories() {
            return claim.categories();
        }

        @Override
        public boolean givesWay() {
            return claim.givesWay();
        }

        @Override
        public @Nullable Session start(CallPoint operation, @Nullable Object target, Object[] arguments) {
            deck.tally.operations.increment();
            Sampling.Choice choice = sampling.choose(operation, target);
            if (choice == Sampling.Choice.SKIP) {
                deck.tally.operations.decrement();
                return null;
            }
            Instant now = deck.clock.instant();
            long millis = now.toEpochMilli();
            if (killSwitch.isThrown(millis) || !deck.fuse.allows(millis)) {
                return new SleepingSession(() -> null, deck.tally.paused);
            }
            return switch (choice) {
                case RECORD -> new RecordingSession(deck, operation, now, true);
                case LEAVE_OUT -> new SleepingSession(() -> null, deck.tally.sampledOut);
                default ->
                    forcedSampling == ForcedSampling.WHOLE
                            ? new RecordingSession(deck, operation, now, false)
                            : new SleepingSession(
                                    () -> new RecordingSession(deck, operation, now, true), deck.tally.sampledOut);
            };
        }

        @Override
        public void failed(Throwable failure) {
            deck.dropped(
                    new DroppedRecording("an operation", DropReason.FAILED, DroppedRecording.text(failure), failure));
        }

        @Override
        public void misdeclared(Throwable failure) {
            deck.tally.operations.increment();
            failed(failure);
        }

        @Override
        public String toString() {
            return TapeRecorder.this.toString();
        }
    }
}
