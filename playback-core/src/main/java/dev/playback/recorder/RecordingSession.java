package dev.playback.recorder;

import dev.playback.cassette.DropReason;
import dev.playback.cassette.DroppedRecording;
import dev.playback.codec.ValueTooLargeException;
import dev.playback.completion.CollectingWatch;
import dev.playback.completion.Publishers;
import dev.playback.completion.RawTypes;
import dev.playback.completion.Stages;
import dev.playback.completion.Watch;
import dev.playback.configuration.Setting;
import dev.playback.interception.Call;
import dev.playback.interception.CallPoint;
import dev.playback.interception.Lane;
import dev.playback.interception.Session;
import dev.playback.recorder.CallNotes.Begun;
import dev.playback.recording.Entry;
import dev.playback.recording.Outcome;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes down the calls of one live operation. Changes over time; for any number of threads. */
final class RecordingSession implements Session {

    private final Deck deck;
    private final RecordingId id;
    private final Tape tape;
    private final CallNotes notes;
    private final long startNanos = System.nanoTime();
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicLong costNanos = new AtomicLong();

    private final UnderWay underWay = new UnderWay();
    private final OperationEnd end;
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
        this.end = new OperationEnd(deck.ends);
        this.notes = new CallNotes(deck.values, tape, facts, startNanos);
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

    /** Marks the recording as one that does not hold all of its operation. */
    void markIncomplete() {
        facts.put(RecordingMetadata.INCOMPLETE, true);
    }

    @Override
    public @Nullable Outcome before(Call call) {
        int number = sequence.getAndIncrement();
        boolean root = number == 0;
        // Work that outlives its operation runs plainly and is in no recording.
        if (hasEnded(call.lane()) || end.isOfWaiter() || !(root || underWay.join())) {
            return null;
        }
        long start = System.nanoTime();
        try {
            if (root) {
                facts.putAll(Facts.extracted(call).facts());
            }
            Begun begun = notes.begin(call, number);
            costNanos.addAndGet(begun.startNanos() - start);
            call.note(begun);
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
        long start = System.nanoTime();
        boolean later = false;
        try {
            later = !tape.hasEnded() && take(call, begun, outcome);
        } catch (Exception | Error e) {
            fail(e);
        } finally {
            costNanos.addAndGet(System.nanoTime() - start);
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
            tape.drop(DropReason.FAILED, DroppedRecording.text(failure), failure);
        }
    }

    @Override
    public void discard() {
        tape.discard();
    }

    @Override
    public void keep(String name, @Nullable Object value) {
        if (tape.hasEnded() || end.hasEnded()) {
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
        return end.isOver();
    }

    // What hangs on a stage that is under way goes on with it.
    @Override
    public boolean hasEnded(Lane lane) {
        return tape.hasEnded() || (lane.counts() && end.hasEnded());
    }

    @Override
    public void close() {
        if (!end.comesLater()) {
            end();
        } else if (!end.hasEnded() && !tape.hasEnded()) {
            giveUpAfter(deck.limits.duration());
        }
    }

    /** Ends the operation; calls that are under way may still complete. */
    private void end() {
        end.hasEndedNow();
        long nanos = Math.max(1, System.nanoTime() - startNanos);
        if (leave() > 0 && !tape.hasEnded()) {
            giveUpAfter(deck.limits.completion());
        }
        deck.fuse.spent(costNanos.get(), nanos);
    }

    private void giveUpAfter(Duration bound) {
        underWay.giveUpAfter(bound, this::giveUp);
        if (tape.hasEnded()) {
            underWay.waitNoMore();
        }
    }

    private void giveUp() {
        end.hasEndedNow();
        markIncomplete();
        tape.keep(new RecordingMetadata(facts));
    }

    /** Says whether the call is under way until {@code outcome} has come, which is heard then. */
    private boolean take(Call call, Begun begun, Outcome outcome) throws Exception {
        Type type = call.point().resultType();
        Object value = outcome instanceof Outcome.Returned returned ? returned.value() : null;
        boolean publisher = Publishers.isPublisher(type);
        if (value == null || !(publisher || Stages.isStage(type))) {
            notes.complete(call, begun, outcome, type, call::result);
            return false;
        }
        boolean handled = call.point().rules().inputHandler() != null;
        if (handled && (publisher || !Stages.canFollow(type, value))) {
            throw new IllegalStateException(
                    "%s has a data handler, which cannot work on what a %s gives later. Return a CompletionStage or CompletableFuture."
                            .formatted(
                                    call.point().shortName(), RawTypes.raw(type).getSimpleName()));
        }
        if (begun.root()) {
            end.comesWith(value, publisher);
        }
        if (publisher) {
            // Lazy: a call is made when it is subscribed to, if ever.
            call.result(Publishers.observed(value, () -> subscribed(call, begun, type)));
            return begun.root();
        }
        if (handled) {
            // What completes it may be used up by its handler, which hands on another.
            call.result(
                    Stages.following(value, tape.interest(), (given, error) -> completed(call, begun, given, error)));
        } else {
            Call.unbound(() ->
                    Stages.listen(value, tape.interest(), (given, error) -> completed(call, begun, given, error)));
        }
        return true;
    }

    /** Returns what the application gets. */
    private @Nullable Object completed(Call call, Begun begun, @Nullable Object value, @Nullable Throwable error) {
        AtomicReference<@Nullable Object> given = new AtomicReference<>(value);
        Outcome outcome = error == null
                ? new Outcome.Returned(value)
                : new Outcome.Threw(Stages.failure(call.point().kind(), error));
        Type type = Stages.valueType(call.point().resultType());
        ending(begun, () -> notes.complete(call, begun, outcome, type, given::set));
        return given.get();
    }

    /** Returns what watches a subscription; null if the recording wants no more. */
    private @Nullable Watch subscribed(Call call, Begun begun, Type type) {
        if (tape.hasEnded()
                || !(begun.root() ? subscribed.compareAndSet(false, true) : !end.hasEnded() && underWay.join())) {
            return null;
        }
        Begun one = begun.root() ? begun : begun.again(sequence.getAndIncrement());
        return new CollectingWatch(
                Publishers.isMany(type),
                value -> deck.values.write(value, Publishers.elementType(type)),
                new CollectingWatch.Bindings(
                        begun.root() ? task -> end.upstream(() -> call.within(task)) : call::within,
                        Call.outside(),
                        call.binding()),
                new SubscriptionEnding(this, tape, notes, call, one));
    }

    /** Ends a call, or the operation when what hangs on its result has run. */
    void ending(Begun begun, Completing completing) {
        try {
            if (!tape.hasEnded()) {
                completing.complete();
            }
        } catch (Exception | Error e) {
            fail(e);
        } finally {
            if (begun.root()) {
                end.over(!tape.hasEnded(), this::end);
            } else {
                leave();
            }
        }
    }

    @FunctionalInterface
    interface Completing {
        void complete() throws Exception;
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
}
