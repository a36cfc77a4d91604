package dev.playback.player;

import dev.playback.cassette.TapeCassette;
import dev.playback.codec.JsonValues;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.interception.Seam;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replays the recordings of a cassette, any number at once, each on the thread that asks for it. */
public final class TapePlayer {

    private final TapeCassette cassette;
    private final @Nullable Class<?> service;
    private final Operations operations;
    private final Set<String> packages;
    private final JsonValues values;

    private TapePlayer(TapeCassette cassette, @Nullable Class<?> service, Set<String> packages) {
        this.cassette = Objects.requireNonNull(cassette, "cassette");
        this.service = service;
        this.operations = new Operations(service);
        this.packages = packages;
        this.values = service == null ? new JsonValues(packages, contextLoader()) : JsonValues.of(service, packages);
    }

    /**
     * Replays any recording of {@code cassette} through a function that calls its operation; classes are looked up in the context class
     * loader of this thread. {@link #allowing} says which classes of the application recordings may name.
     */
    public static TapePlayer over(TapeCassette cassette) {
        return new TapePlayer(cassette, null, Set.of());
    }

    /** Replays operations of {@code service} from {@code cassette}; recordings may name classes of the packages in its signatures. */
    public static TapePlayer over(TapeCassette cassette, Class<?> service) {
        return new TapePlayer(cassette, service, Set.of(service.getPackageName()));
    }

    /** Returns this player, whose recordings may also name classes of these packages and those below. */
    public TapePlayer allowing(String... more) {
        Set<String> all = new LinkedHashSet<>(packages);
        all.addAll(List.of(more));
        return new TapePlayer(cassette, service, all);
    }

    /**
     * Replays a recording by calling its operation again, with its recorded arguments, on what {@code instances} gives.
     *
     * @throws ReplayFailedException if the operation was not reached
     */
    public Playback play(RecordingId id, Supplier<?> instances) {
        return play(id, calling((type, recording) -> instances.get()));
    }

    /** Returns the function that calls an operation again, with its recorded arguments, on what {@code instances} gives. */
    public PlaybackFunction calling(InstanceFactory instances) {
        Objects.requireNonNull(instances, "instances");
        return new OperationCall(operations, values, instances);
    }

    /**
     * Replays one recording of the cassette that {@code playback.cassette} names, as {@link #debug(TapeCassette, String)} does. For
     * the {@code main} of a scratch file under a debugger.
     */
    public static Playback debug(String recordingId) {
        try (TapeCassette cassette = TapeCassette.at(Settings.ofProcess().text(Setting.CASSETTE))) {
            return debug(cassette, recordingId);
        }
    }

    /**
     * Replays one recording on a new instance of the class that was recorded, on this thread and without a limit of time.
     *
     * @throws NoInstanceException if the class cannot be found or made
     */
    public static Playback debug(TapeCassette cassette, String recordingId) {
        RecordingId id = RecordingId.parse(recordingId);
        String owner = cassette.metadata(id).text(RecordingMetadata.OPERATION_CLASS);
        try {
            TapePlayer player = over(cassette, Class.forName(owner, true, contextLoader()));
            return player.play(id, player.calling(InstanceFactory.standard()));
        } catch (ClassNotFoundException e) {
            throw new NoInstanceException(owner, "it is not on the class path", e);
        }
    }

    /**
     * Replays a recording through {@code function}.
     *
     * @throws ReplayFailedException if the operation was not reached
     */
    public Playback play(RecordingId id, PlaybackFunction function) {
        Recording recording = cassette.load(id);
        ReplaySession session = new ReplaySession(recording, values);
        Duration completion = Settings.ofProcess().duration(Setting.REPLAY_COMPLETION);
        long start = System.nanoTime();
        Throwable thrown = null;
        try {
            Seam.replay(session, () -> {
                if (function instanceof OperationCall call) {
                    call.play(recording, session::note);
                } else {
                    function.play(recording);
                }
                if (!session.await(completion)) {
                    throw new TimeoutException("what the operation returned did not complete within " + completion);
                }
                return id;
            });
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (Exception | Error e) {
            thrown = e;
        }
        Playback playback = session.playback((System.nanoTime() - start) / 1000);
        // What the operation throws is its replayed result; without an operation there is no result.
        if (playback.entries().stream().noneMatch(entry -> entry.kind() == EntryKind.OPERATION)) {
            throw new ReplayFailedException(recording, service, thrown);
        }
        return playback;
    }

    /** Returns what reads recorded values as objects of the service. */
    public JsonValues values() {
        return values;
    }

    private static ClassLoader contextLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? TapePlayer.class.getClassLoader() : loader;
    }
}
