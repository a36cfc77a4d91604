package dev.playback.recorder;

import dev.playback.annotation.InputDataHandler;
import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import dev.playback.interception.Call;
import dev.playback.interception.CallPoint;
import dev.playback.interception.LiveCall;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordingMetadata;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down the calls of one live operation. Changes over time; guarded by its own lock. */
final class RecordingSession implements Session {

    private static final String HOST = host();

    private final TapeRecorder recorder;
    private final JsonValues values;
    private final CallPoint operation;
    private final Instant startedAt;
    private final long startNanos = System.nanoTime();
    private final List<Entry> entries = new ArrayList<>();
    private int begun;
    private boolean closed;
    private @Nullable Throwable failure;

    RecordingSession(TapeRecorder recorder, JsonValues values, CallPoint operation, Instant startedAt) {
        this.recorder = recorder;
        this.values = values;
        this.operation = operation;
        this.startedAt = startedAt;
    }

    /** A call that has begun, its arguments as they were then. */
    private record Begun(int sequence, long startNanos, String alias, WrittenArguments arguments) {}

    @Override
    public synchronized @Nullable Outcome before(Call call) {
        int sequence = begun++;
        // Work that outlives its operation runs plainly and is in no recording.
        if (failure == null && !closed) {
            try {
                call.note(new Begun(sequence, System.nanoTime(), call.alias(), arguments(call)));
            } catch (Exception | Error e) {
                failure = e;
            }
        }
        return null;
    }

    @Override
    public synchronized void after(Call call, Outcome outcome) {
        if (failure != null || closed || !(call.note() instanceof Begun begun)) {
            return;
        }
        try {
            entries.add(entry(call, begun, outcome instanceof Outcome.Threw, result(call, outcome)));
        } catch (Exception | Error e) {
            failure = e;
        }
    }

    @Override
    public synchronized void fail(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public void ranLive(LiveCall call) {
        // Only a replay can be escaped from.
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (failure == null) {
            recorder.save(this);
        } else {
            recorder.drop(category(), failure);
        }
    }

    Instant startedAt() {
        return startedAt;
    }

    String category() {
        return operation.alias();
    }

    synchronized List<Entry> entries() {
        return entries.stream().sorted(Comparator.comparingInt(Entry::sequence)).toList();
    }

    synchronized RecordingMetadata metadata() {
        Entry whole = entries().get(0);
        return RecordingMetadata.none()
                .with(RecordingMetadata.OPERATION_CLASS, operation.owner())
                .with(RecordingMetadata.OPERATION_METHOD, operation.name())
                .with(RecordingMetadata.RECORDED_AT, startedAt)
                .with(RecordingMetadata.DURATION_MICROS, whole.durationMicros())
                .with(RecordingMetadata.EXCEPTION_IN_OPERATION, whole.threw())
                .with(RecordingMetadata.HOST, HOST);
    }

    private WrittenArguments arguments(Call call) throws Exception {
        return values.writeArguments(
                call.recordedArguments(),
                call.recordedTypes(),
                call.point().rules().keyArguments());
    }

    private String result(Call call, Outcome outcome) throws Exception {
        InputDataHandler handler = call.point().rules().inputHandler();
        if (handler == null || !(outcome instanceof Outcome.Returned returned)) {
            return values.writeOutcome(outcome, call.point().resultType());
        }
        InputDataHandler.Prepared prepared = handler.prepare(call.described(), returned.value());
        // First of all: the value itself may be used up by now.
        call.result(prepared.value());
        return values.write(prepared.data(), Object.class);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private Entry entry(Call call, Begun begun, boolean threw, String result) {
        return new Entry(
                begun.sequence(),
                call.lane().name(),
                call.point().kind(),
                begun.alias(),
                begun.arguments().key(),
                begun.arguments().json(),
                threw,
                result,
                (begun.startNanos() - startNanos) / 1000,
                (System.nanoTime() - begun.startNanos()) / 1000,
                Thread.currentThread().getName());
    }
}
