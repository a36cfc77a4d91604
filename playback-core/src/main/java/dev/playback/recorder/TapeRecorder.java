package dev.playback.recorder;

import dev.playback.cassette.TapeCassette;
import dev.playback.codec.JsonValues;
import dev.playback.interception.CallPoint;
import dev.playback.interception.Seam;
import dev.playback.interception.UnwovenClasses;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records operations to a cassette while it is enabled, each in a recording of its own, in any number of threads. Whatever fails in
 * here drops the recording, is counted and logged, and never reaches the application.
 */
public final class TapeRecorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("HHmmss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TapeCassette cassette;
    private final Clock clock;
    private final JsonValues values = JsonValues.writer();
    private final LongAdder saved = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Seam.SessionStarter starter = new Starter();

    private TapeRecorder(TapeCassette cassette, Clock clock) {
        this.cassette = Objects.requireNonNull(cassette, "cassette");
        this.clock = clock;
    }

    /** Returns a recorder, not yet enabled, that saves to {@code cassette} on the thread of the operation. */
    public static TapeRecorder over(TapeCassette cassette) {
        return new TapeRecorder(cassette, Clock.systemUTC());
    }

    /**
     * Records every operation that begins from now on. Logs an error that names the annotated classes in class directories (not in
     * jars) that are not woven, since nothing of them is recorded.
     *
     * @throws IllegalStateException if another recorder is enabled
     */
    public void enableRecording() {
        Seam.enable(starter);
        tellUnwovenClasses();
    }

    /** Records no operation that begins from now on; those in progress are finished. */
    public void disableRecording() {
        Seam.disable(starter);
    }

    /** Returns how many recordings were saved. */
    public long saved() {
        return saved.sum();
    }

    /** Returns how many recordings were lost to a failure. */
    public long dropped() {
        return dropped.sum();
    }

    /** Disables recording. */
    @Override
    public void close() {
        disableRecording();
    }

    /** Returns where it saves to. */
    @Override
    public String toString() {
        return "a recorder over " + cassette;
    }

    private static void tellUnwovenClasses() {
        try {
            List<String> unwoven = UnwovenClasses.onClassPath();
            if (!unwoven.isEmpty()) {
                LOG.error("{} are not woven, so nothing of them is recorded. {}", unwoven, UnwovenClasses.REMEDY);
            }
        } catch (RuntimeException e) {
            LOG.warn("It could not be checked whether all annotated classes are woven.", e);
        }
    }

    private final class Starter implements Seam.SessionStarter {

        @Override
        public RecordingSession start(CallPoint operation) {
            return new RecordingSession(TapeRecorder.this, values, operation, clock.instant());
        }

        @Override
        public void failed(Throwable failure) {
            drop("an operation", failure);
        }

        @Override
        public String toString() {
            return TapeRecorder.this.toString();
        }
    }

    void save(RecordingSession session) {
        try {
            Instant at = session.startedAt();
            String name = NAME.format(at) + "-" + UUID.randomUUID();
            RecordingId id = new RecordingId(session.category(), DAY.format(at), name);
            cassette.save(new Recording(id, session.metadata(), session.entries()));
            saved.increment();
        } catch (RuntimeException | Error e) {
            drop(session.category(), e);
        }
    }

    void drop(String category, Throwable reason) {
        dropped.increment();
        try {
            LOG.warn("A recording of {} was dropped, the operation was not touched.", category, reason);
        } catch (RuntimeException | Error e) {
            // A log that cannot print the reason must not reach the application either; the count tells.
            return;
        }
    }
}
