package dev.playback.recorder;

import dev.playback.annotation.InputDataHandler;
import dev.playback.cassette.DropReason;
import dev.playback.codec.ValueTooLargeException;
import dev.playback.codec.WrittenArguments;
import dev.playback.completion.CollectingWatch;
import dev.playback.completion.Publishers;
import dev.playback.completion.RawTypes;
import dev.playback.completion.Stages;
import dev.playback.completion.Watch;
import dev.playback.configuration.Setting;
import dev.playback.interception.Call;
import dev.playback.interception.CallPoint;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordedValues;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final UnderWay underWay = new UnderWay();
    private volatile boolean ended;
    private volatile boolean rootComesLater;
    private final AtomicBoolean subscribed = new AtomicBoolean();
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
    private record Begun(
            int sequence, boolean root, long startNanos, String alias, WrittenArguments arguments, String thread) {

        /** Returns one more call like this one, which begins now. */
        Begun again(int number) {
            return new Begun(
                    number,
                    false,
                    System.nanoTime(),
                    alias,
                    arguments,
                    Thread.currentThread().getName());
        }
    }

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
        if (tape.hasEnded() || ended || !(root || underWay.join())) {
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
            call.note(new Begun(
                    number,
                    root,
                    bodyStart,
                    call.alias(),
                    arguments,
                    Thread.currentThread().getName()));
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
        boolean later = false;
        try {
            later = !tape.hasEnded() && take(call, begun, outcome);
        } catch (Exception | Error e) {
            fail(e);
        } finally {
            costNanos.addAndGet(System.nanoTime() - end);
            if (!later && !begun.root()) {
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
        if (!rootComesLater) {
            end();
        } else if (!ended && !tape.hasEnded()) {
            giveUpAfter(deck.limits.duration());
        }
    }

    /** Ends the operation; calls that are under way may still complete. */
    private void end() {
        ended = true;
        deck.fuse.spent(costNanos.get(), Math.max(1, System.nanoTime() - startNanos));
        if (leave() > 0 && !tape.hasEnded()) {
            giveUpAfter(deck.limits.completion());
        }
    }

    private void giveUpAfter(Duration bound) {
        underWay.giveUpAfter(bound, this::giveUp);
        if (tape.hasEnded()) {
            underWay.waitNoMore();
        }
    }

    private void giveUp() {
        ended = true;
        facts.put(RecordingMetadata.INCOMPLETE, true);
        tape.keep(new RecordingMetadata(facts));
    }

    /** Says whether the call is under way until {@code outcome} has come, which is heard then. */
    private boolean take(Call call, Begun begun, Outcome outcome) throws Exception {
        Type type = call.point().resultType();
        Object value = outcome instanceof Outcome.Returned returned ? returned.value() : null;
        boolean publisher = Publishers.isPublisher(type);
        if (value == null || !(publisher || Stages.isStage(type))) {
            complete(call, begun, outcome, type);
            return false;
        }
        if (call.point().rules().inputHandler() != null) {
            throw new IllegalStateException("%s has a data handler, which works on values and not on what comes later."
                    .formatted(call.point().shortName()));
        }
        rootComesLater |= begun.root();
        if (publisher) {
            // Lazy: a call is made when it is subscribed to, if ever.
            call.result(Publishers.observed(value, () -> subscribed(call, begun, type)));
            return begun.root();
        }
        Stages.listen(
                value,
                () -> !tape.hasEnded(),
                (given, error) -> completed(
                        call,
                        begun,
                        error == null ? new Outcome.Returned(given) : new Outcome.Threw(Stages.wrapped(error))));
        return true;
    }

    private void completed(Call call, Begun begun, Outcome outcome) {
        ending(
                begun,
                () -> complete(
                        call, begun, outcome, Stages.valueType(call.point().resultType())));
    }

    /** Returns what watches a subscription; null if the recording wants no more. */
    private @Nullable Watch subscribed(Call call, Begun begun, Type type) {
        if (tape.hasEnded() || !(begun.root() ? subscribed.compareAndSet(false, true) : !ended && underWay.join())) {
            return null;
        }
        Begun one = begun.root() ? begun : begun.again(sequence.getAndIncrement());
        return new CollectingWatch(
                Publishers.isMany(type),
                value -> deck.values.write(value, Publishers.elementType(type)),
                call::within,
                call.binding(),
                new SubscriptionEnding(call, one));
    }

    private void ending(Begun begun, Completing completing) {
        try {
            if (!tape.hasEnded()) {
                completing.complete();
            }
        } catch (Exception | Error e) {
            fail(e);
        } finally {
            if (begun.root()) {
                end();
            } else {
                leave();
            }
        }
    }

    @FunctionalInterface
    private interface Completing {
        void complete() throws Exception;
    }

    /** Writes down how a subscription ended. */
    private final class SubscriptionEnding implements CollectingWatch.Ending {

        private final Call call;
        private final Begun begun;

        private SubscriptionEnding(Call call, Begun begun) {
            this.call = call;
            this.begun = begun;
        }

        @Override
        public void returned(String json) {
            ending(begun, () -> add(call, begun, false, json));
        }

        @Override
        public void threw(Throwable error) {
            ending(begun, () -> {
                String json = deck.values.writeError(Stages.wrapped(error));
                add(call, begun, true, json);
            });
        }

        @Override
        public void cancelled() {
            ending(begun, () -> {
                if (begun.root()) {
                    facts.put(RecordingMetadata.INCOMPLETE, true);
                }
            });
        }

        @Override
        public void broke(Throwable failure) {
            ending(begun, () -> fail(failure));
        }
    }

    /** Counts one less that is under way; the last one makes the recording whole. Returns how many are left. */
    private int leave() {
        int left = underWay.leave();
        if (left == 0) {
            tape.keep(new RecordingMetadata(facts));
            underWay.waitNoMore();
        }
        return left;
    }

    private void complete(Call call, Begun begun, Outcome outcome, Type type) throws Exception {
        if (begun.root() && outcome instanceof Outcome.Threw thrown && thrown.error() instanceof Error) {
            facts.put(RecordingMetadata.INCOMPLETE, true);
        }
        add(call, begun, outcome instanceof Outcome.Threw, result(call, outcome, type));
    }

    private void add(Call call, Begun begun, boolean threw, String result) {
        long micros = (System.nanoTime() - begun.startNanos()) / 1000;
        if (begun.root()) {
            facts.put(RecordingMetadata.DURATION_MICROS, micros);
            facts.put(RecordingMetadata.EXCEPTION_IN_OPERATION, threw);
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
                begun.thread(),
                RecordedValues.checked(begun.arguments().json(), result)));
    }

    private String result(Call call, Outcome outcome, Type type) throws Exception {
        InputDataHandler handler = call.point().rules().inputHandler();
        if (handler == null || !(outcome instanceof Outcome.Returned returned)) {
            return deck.values.writeOutcome(outcome, type);
        }
        if (!handler.fits(RawTypes.raw(type))) {
            throw new IllegalStateException("The data handler of %s gives nothing that fits %s."
                    .formatted(call.point().shortName(), type.getTypeName()));
        }
        InputDataHandler.Prepared prepared = handler.prepare(call.described(), returned.value());
        // First of all: the value itself may be used up by now.
        call.result(prepared.value());
        return deck.values.write(prepared.data(), Object.class);
    }
}
