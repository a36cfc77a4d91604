package dev.playback.recorder;

import dev.playback.annotation.InputDataHandler;
import dev.playback.cassette.DropReason;
import dev.playback.codec.ValueTooLargeException;
import dev.playback.codec.WrittenArguments;
import dev.playback.configuration.Setting;
import dev.playback.interception.Call;
import dev.playback.interception.CallPoint;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordedValues;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes down the calls of one live operation. Changes over time; for any number of threads. */
final class RecordingSession implements Session {

    private final Deck deck;
    private final RecordingId id;
    private final Tape tape;
    private final long startNanos = System.nanoTime();
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicLong costNanos = new AtomicLong();

    // The operation itself and the calls that are under way; at 0 the recording is whole.
    private final AtomicInteger underWay = new AtomicInteger(1);
    private volatile boolean ended;
    private final Map<String, Object> facts = Collections.synchronizedMap(new LinkedHashMap<>());

    /**
     * Begins a recording.
     *
     * @param wanted whether it is kept even if nobody forces it
     */
    RecordingSession(Deck deck, CallPoint operation, Instant startedAt, boolean wanted) {
        this.deck = deck;
        this.id = deck.ids.next(operation.alias(), startedAt);
        deck.facts.describe(operation, facts);
        facts.put(RecordingMetadata.RECORDED_AT, startedAt);
        this.tape = new Tape(deck, id, wanted);
    }

    /** A call that has begun, its arguments as they were then. */
    private record Begun(int sequence, boolean root, long startNanos, String alias, WrittenArguments arguments) {}

    @Override
    public RecordingId id() {
        return id;
    }

    @Override
    public boolean isReplaying() {
        return false;
    }

    @Override
    public boolean wake() {
        tape.want();
        return true;
    }

    /** Marks the recording incomplete, since it begins after its operation did. */
    void beginLate() {
        facts.put(RecordingMetadata.INCOMPLETE, true);
    }

    @Override
    public @Nullable Outcome before(Call call) {
        int number = sequence.getAndIncrement();
        boolean root = number == 0;
        // Work that outlives its operation runs plainly and is in no recording.
        if (tape.hasEnded() || ended || !(root || join())) {
            return null;
        }
        long start = System.nanoTime();
        try {
            if (root) {
                facts.putAll(Facts.extracted(call).facts());
            }
            WrittenArguments arguments = deck.values.writeArguments(
                    call.recordedArguments(),
                    call.recordedTypes(),
                    call.point().rules().keyArguments());
            long bodyStart = System.nanoTime();
            costNanos.addAndGet(bodyStart - start);
            call.note(new Begun(number, root, bodyStart, call.alias(), arguments));
        } catch (Exception | Error e) {
            fail(e);
            if (!root) {
                leave();
            }
        }
        return null;
    }

    @Override
    public void after(Call call, Outcome outcome) {
        if (!(call.note() instanceof Begun begun)) {
            return;
        }
        long end = System.nanoTime();
        try {
            if (!tape.hasEnded()) {
                complete(call, begun, outcome, end);
            }
        } catch (Exception | Error e) {
            fail(e);
        } finally {
            costNanos.addAndGet(System.nanoTime() - end);
            if (!begun.root()) {
                leave();
            }
        }
    }

    @Override
    public void fail(Throwable failure) {
        if (failure instanceof ValueTooLargeException) {
            tape.tooLarge(
                    "a value of more than %d bytes".formatted(deck.limits.valueBytes()), Setting.RECORDER_MAX_VALUE);
        } else {
            tape.drop(DropReason.FAILED, String.valueOf(failure), failure);
        }
    }

    @Override
    public void discard() {
        tape.discard();
    }

    @Override
    public void keep(String name, @Nullable Object value) {
        if (tape.hasEnded() || ended) {
            return;
        }
        long start = System.nanoTime();
        try {
            String json = deck.values.write(value, Object.class);
            tape.add(Entry.data(sequence.getAndIncrement(), name, json, (start - startNanos) / 1000));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    @Override
    public boolean isOver() {
        return ended;
    }

    @Override
    public void close() {
        ended = true;
        deck.fuse.spent(costNanos.get(), Math.max(1, System.nanoTime() - startNanos));
        leave();
    }

    /** Counts one more call that is under way; not once the recording is whole. */
    private boolean join() {
        return underWay.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    private void leave() {
        if (underWay.decrementAndGet() == 0) {
            tape.keep(new RecordingMetadata(facts));
        }
    }

    private void complete(Call call, Begun begun, Outcome outcome, long end) throws Exception {
        boolean threw = outcome instanceof Outcome.Threw;
        String result = result(call, outcome);
        long micros = (end - begun.startNanos()) / 1000;
        if (begun.root()) {
            facts.put(RecordingMetadata.DURATION_MICROS, micros);
            facts.put(RecordingMetadata.EXCEPTION_IN_OPERATION, threw);
            if (outcome instanceof Outcome.Threw thrown && thrown.error() instanceof Error) {
                facts.put(RecordingMetadata.INCOMPLETE, true);
            }
        }
        tape.add(new Entry(
                begun.sequence(),
                call.lane().name(),
                call.point().kind(),
                begun.alias(),
                begun.arguments().key(),
                threw,
                (begun.startNanos() - startNanos) / 1000,
                micros,
                Thread.currentThread().getName(),
                RecordedValues.of(begun.arguments().json(), result)));
    }

    private String result(Call call, Outcome outcome) throws Exception {
        InputDataHandler handler = call.point().rules().inputHandler();
        if (handler == null || !(outcome instanceof Outcome.Returned returned)) {
            return deck.values.writeOutcome(outcome, call.point().resultType());
        }
        InputDataHandler.Prepared prepared = handler.prepare(call.described(), returned.value());
        // First of all: the value itself may be used up by now.
        call.result(prepared.value());
        return deck.values.write(prepared.data(), Object.class);
    }
}
