package dev.playback.player;

import dev.playback.annotation.OnMiss;
import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import dev.playback.completion.CollectingWatch;
import dev.playback.completion.Interest;
import dev.playback.completion.Publishers;
import dev.playback.completion.Stages;
import dev.playback.completion.Watch;
import dev.playback.interception.Call;
import dev.playback.interception.CallPoint;
import dev.playback.interception.CallRules;
import dev.playback.interception.LiveCall;
import dev.playback.interception.Session;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Outcome;
import dev.playback.recording.RecordedValues;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers every input and output from a recording and runs none. Changes over time; for any number of threads. */
final class ReplaySession implements Session {

    private static final int MAX_LIVE_CALLS = 100;
    private static final int MAX_NOTES = 100;
    private static final Duration HANDED_ON = Duration.ofMillis(250);

    private final Recording recording;
    private final JsonValues values;
    private final Restoring restoring;

    // Guarded by this, as is all below. Values are written and read outside of it: they may be large.
    private final Answers answers;
    private final List<Entry> replayed = new ArrayList<>();
    private final List<RuntimeException> troubles = new ArrayList<>();
    private final List<LiveCall> liveCalls = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, CallPoint> outputs = new HashMap<>();
    private final List<CompletableFuture<@Nullable Void>> awaited = new ArrayList<>();
    private long liveCallCount;
    private int begun;
    private boolean closed;

    private final Interest interest = new Interest();

    ReplaySession(Recording recording, JsonValues values) {
        this.recording = recording;
        this.values = values;
        this.restoring = new Restoring(values, this::note);
        this.answers = new Answers(recording.entries());
    }

    /** What is known of a call when it begins. */
    record Begun(int sequence, String alias, WrittenArguments arguments, long startNanos) {}

    @Override
    public RecordingId id() {
        return recording.id();
    }

    @Override
    public boolean isReplaying() {
        return true;
    }

    @Override
    public @Nullable Object kept(String name, Type type) {
        return recording.entries().stream()
                .filter(entry -> entry.isData() && entry.alias().equals(Entry.DATA + name))
                .reduce((earlier, later) -> later)
                .map(entry -> values.read(entry.result(), Object.class))
                .orElse(null);
    }

    @Override
    public @Nullable Outcome before(Call call) {
        Begun begun = begin(call);
        if (call.point().kind() == EntryKind.OPERATION) {
            call.note(begun);
            return null;
        }
        Type type = call.point().resultType();
        if (Publishers.isPublisher(type) && call.point().rules().onMiss() != OnMiss.RUN_ORIGINAL) {
            // Lazy, as it was: it asks when it is subscribed to, and as often.
            return new Outcome.Returned(Publishers.answered(type, () -> subscribed(call, begun)));
        }
        Outcome answer = answered(call, begun);
        return answer != null && Publishers.isPublisher(type)
                ? new Outcome.Returned(Publishers.answered(type, () -> answer))
                : answer;
    }

    private Outcome subscribed(Call call, Begun begun) {
        if (isClosed()) {
            throw new ReplayEndedException(call.point(), recording);
        }
        Outcome answer = answered(call, new Begun(nextSequence(), begun.alias(), begun.arguments(), System.nanoTime()));
        return Objects.requireNonNull(answer, "No body runs late.");
    }

    /** Returns null to let the body run. */
    private @Nullable Outcome answered(Call call, Begun begun) {
        Entry recorded = answer(call, begun);
        if (recorded == null && call.point().rules().onMiss() == OnMiss.FAIL) {
            throw trouble(new Miss(call, begun.alias(), begun.arguments(), recording).exception());
        }
        try {
            return recorded == null ? missed(call, begun) : restoring.outcome(call, recorded);
        } catch (RuntimeException e) {
            throw trouble(e);
        }
    }

    @Override
    public void after(Call call, Outcome outcome) {
        if (!(call.note() instanceof Begun begun)) {
            return;
        }
        Type type = call.point().resultType();
        Object given = outcome instanceof Outcome.Returned returned ? returned.value() : null;
        if (given != null && Publishers.isPublisher(type)) {
            call.result(Publishers.observed(given, () -> watch(call, begun, type)));
        } else if (given != null && Stages.isStage(type)) {
            CompletableFuture<@Nullable Void> heard = awaited();
            Call.unbound(() -> Stages.listen(given, interest, (value, error) -> {
                try {
                    completed(call, begun, value, error);
                } finally {
                    Stages.runDependents(Stages.plain(given));
                    heard.complete(null);
                }
            }));
        } else {
            ended(call, begun, outcome, type);
        }
    }

    private void completed(Call call, Begun begun, @Nullable Object value, @Nullable Throwable error) {
        Outcome outcome = error == null
                ? new Outcome.Returned(value)
                : new Outcome.Threw(Stages.failure(call.point().kind(), error));
        ended(call, begun, outcome, Stages.valueType(call.point().resultType()));
    }

    @Override
    public void fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    @Override
    public synchronized void ranLive(LiveCall call) {
        liveCallCount++;
        if (liveCalls.size() < MAX_LIVE_CALLS) {
            liveCalls.add(call);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        interest.end();
    }

    /** Keeps a sentence about what the replay was not given as it was recorded. */
    synchronized void note(String note) {
        if (notes.size() < MAX_NOTES) {
            notes.add(note);
        }
    }

    /**
     * Waits until what the replay's operations returned has completed and is heard of; says whether all of it has. Outputs that were
     * recorded in work that was handed on get a moment to come, since that may have been handed on at the end.
     */
    boolean await(Duration atMost) throws InterruptedException {
        boolean completed = Stages.await(allAwaited(), atMost);
        if (completed) {
            awaitHandedOn();
        }
        return completed;
    }

    private synchronized void awaitHandedOn() throws InterruptedException {
        long end = System.nanoTime() + HANDED_ON.toNanos();
        while (answers.mayComeStill() && troubles.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    synchronized Playback playback(long durationMicros) {
        return new Playback(
                recording,
                replayed,
                troubles,
                answers.unusedInputs(),
                notes,
                liveCalls,
                liveCallCount,
                durationMicros,
                new OutputValues(values, outputs));
    }

    private Begun begin(Call call) {
        if (isClosed()) {
            throw new ReplayEndedException(call.point(), recording);
        }
        int sequence = nextSequence();
        try {
            WrittenArguments arguments = values.writeArguments(
                    call.recordedArguments(),
                    call.recordedTypes(),
                    call.point().rules().keyArguments());
            return new Begun(sequence, call.alias(), arguments, System.nanoTime());
        } catch (RuntimeException e) {
            throw trouble(call.point().rules().outputHandler() == null ? e : new DataHandlerException(call.point(), e));
        } catch (Exception e) {
            throw trouble(new DataHandlerException(call.point(), e));
        }
    }

    private synchronized @Nullable Entry answer(Call call, Begun begun) {
        if (call.point().kind() == EntryKind.OUTPUT) {
            outputs.putIfAbsent(begun.alias(), call.point());
        }
        Entry recorded = answers.take(call, begun.alias(), begun.arguments());
        notifyAll();
        if (recorded != null) {
            replayed.add(entry(
                    call,
                    begun,
                    recorded.threw(),
                    RecordedValues.of(begun.arguments().json(), recorded.values()::result)));
        }
        return recorded;
    }

    /** Returns null to let the body run. */
    private @Nullable Outcome missed(Call call, Begun begun) {
        CallRules rules = call.point().rules();
        if (rules.onMiss() == OnMiss.RUN_ORIGINAL) {
            call.note(begun);
            return null;
        }
        Type type = Restoring.valueType(call.point().resultType());
        Object value = rules.missingValueFrom() == null
                ? values.read(rules.missingValue(), type)
                : rules.missingValueFrom().of(call.described());
        Outcome given = restoring.returned(call, value);
        ended(call, begun, new Outcome.Returned(value), type);
        return given;
    }

    private void ended(Call call, Begun begun, Outcome outcome, Type type) {
        add(call, begun, outcome instanceof Outcome.Threw, values.writeOutcome(outcome, type));
    }

    private Watch watch(Call call, Begun begun, Type type) {
        return new CollectingWatch(
                Publishers.isMany(type),
                value -> values.write(value, Publishers.elementType(type)),
                new CollectingWatch.Bindings(call::within, Call.outside(), call.binding()),
                new SubscriptionReplayed(this, call, begun));
    }

    /** Says whether an operation that throws may look like the recorded one. */
    boolean mayEqual(Call call, Begun begun) {
        return call.point().kind() == EntryKind.OPERATION
                && recording.entries().stream()
                        .anyMatch(entry -> entry.threw() && entry.alias().equals(begun.alias()));
    }

    /** Writes down how a call ended, whose result is JSON already. */
    void add(Call call, Begun begun, boolean threw, String result) {
        add(entry(call, begun, threw, RecordedValues.of(begun.arguments().json(), result)));
    }

    /** Writes down that what a call returned failed with {@code error}. */
    void addError(Call call, Begun begun, Throwable error) {
        add(call, begun, true, values.writeError(Stages.wrapped(error)));
    }

    /** Keeps what makes the replay fail, though nobody throws it. */
    void troubles(Throwable failure) {
        RuntimeException kept =
                failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
        synchronized (this) {
            troubles.add(kept);
        }
    }

    private static Entry entry(Call call, Begun begun, boolean threw, RecordedValues recorded) {
        return new Entry(
                begun.sequence(),
                call.lane().name(),
                call.point().kind(),
                begun.alias(),
                begun.arguments().key(),
                threw,
                0,
                (System.nanoTime() - begun.startNanos()) / 1000,
                Thread.currentThread().getName(),
                recorded);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private synchronized int nextSequence() {
        return begun++;
    }

    private synchronized void add(Entry entry) {
        if (!closed) {
            replayed.add(entry);
        }
    }

    private synchronized CompletableFuture<@Nullable Void> awaited() {
        CompletableFuture<@Nullable Void> heard = new CompletableFuture<>();
        awaited.add(heard);
        return heard;
    }

    private synchronized CompletableFuture<@Nullable Void> allAwaited() {
        return CompletableFuture.allOf(awaited.toArray(CompletableFuture[]::new));
    }

    private synchronized RuntimeException trouble(RuntimeException trouble) {
        troubles.add(trouble);
        return trouble;
    }
}
