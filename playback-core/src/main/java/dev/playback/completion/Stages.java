package dev.playback.completion;

import dev.playback.recording.EntryKind;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code CompletionStage}, {@code CompletableFuture} and {@code Future}. */
public final class Stages {

    private static final long POLL_MILLIS = 5;
    private static final long MAX_POLL_MILLIS = 250;

    private Stages() {}

    /** Says whether something declared as {@code declared} completes later. */
    public static boolean isStage(Type declared) {
        Class<?> raw = RawTypes.raw(declared);
        return Future.class.isAssignableFrom(raw) || CompletionStage.class.isAssignableFrom(raw);
    }

    /** Returns the type of what it completes with. */
    public static Type valueType(Type declared) {
        return RawTypes.argument(declared);
    }

    /**
     * Calls {@code heard} once with the value or the exception, when {@code stage} completes: at once if it has. Neither blocks nor
     * changes the stage. Once {@code interest} has ended, it is not called any more, and the stage, which may live as long as the
     * process, does not hold on to it. A plain future has no callbacks: it is asked, after a few milliseconds first and then ever
     * less often.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What is heard throws nothing.
    public static void listen(
            Object stage, Interest interest, BiConsumer<@Nullable Object, @Nullable Throwable> heard) {
        CompletableFuture<?> future = plain(stage);
        if (future != null && !future.isDone()) {
            CompletableFuture<@Nullable Void> enough = interest.begin();
            // Takes itself off the one when the other completes.
            CompletableFuture.anyOf(future, enough).whenComplete((value, error) -> {
                interest.heard(enough);
                if (future.isDone()) {
                    // Not what came with the former, which is wrapped.
                    future.whenComplete(heard);
                }
            });
        } else if (stage instanceof CompletionStage<?> completing) {
            Supplier<@Nullable BiConsumer<@Nullable Object, @Nullable Throwable>> held = interest.hold(heard);
            completing.whenComplete((value, error) -> {
                BiConsumer<@Nullable Object, @Nullable Throwable> hears = held.get();
                if (hears != null) {
                    hears.accept(value, error);
                }
            });
        } else if (stage instanceof Future<?> slow) {
            poll(slow, interest, heard, POLL_MILLIS);
        }
    }

    /** Returns {@code stage} if it is no more than a future of the JDK: any other may do anything when it is asked. */
    public static @Nullable CompletableFuture<?> plain(Object stage) {
        return stage.getClass() == CompletableFuture.class ? (CompletableFuture<?>) stage : null;
    }

    /** Runs what still waits for {@code stage}, which has completed; null has nothing. */
    public static void runDependents(@Nullable CompletableFuture<?> stage) {
        if (stage != null && stage.isDone()) {
            // Changes nothing more.
            stage.complete(null);
        }
    }

    /** Says whether {@link #following} makes something of {@code stage} that fits {@code declared}. */
    public static boolean canFollow(Type declared, Object stage) {
        return stage instanceof CompletionStage && RawTypes.raw(declared).isAssignableFrom(CompletableFuture.class);
    }

    /**
     * Returns a stage that completes as {@code stage} does, with the value that {@code given} makes of its own, which is called once and
     * also if it fails; with its own value once {@code interest} has ended. Cancelling it cancels {@code stage}.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What is heard throws nothing.
    public static CompletableFuture<@Nullable Object> following(
            Object stage,
            Interest interest,
            BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> given) {
        Following following = new Following(stage);
        Supplier<@Nullable BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object>> held =
                interest.hold(given);
        ((CompletionStage<?>) stage).whenComplete((value, error) -> {
            BiFunction<@Nullable Object, @Nullable Throwable, @Nullable Object> makes = held.get();
            Object handedOn = makes == null ? value : makes.apply(value, error);
            if (error == null) {
                following.complete(handedOn);
            } else {
                following.completeExceptionally(error);
            }
        });
        return following;
    }

    /** Completes when another one does. */
    private static final class Following extends CompletableFuture<@Nullable Object> {

        private final Object followed;

        private Following(Object followed) {
            this.followed = followed;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            if (followed instanceof Future<?> future) {
                future.cancel(mayInterrupt);
            }
            return super.cancel(mayInterrupt);
        }
    }

    /**
     * Returns a stage completed with {@code value}, that fits {@code declared}.
     *
     * @throws IllegalArgumentException if a {@code CompletableFuture} does not
     */
    public static Future<?> completed(Type declared, @Nullable Object value) {
        return fitting(declared, CompletableFuture.completedFuture(value));
    }

    /**
     * Returns a stage completed with {@code error}, that fits {@code declared}.
     *
     * @throws IllegalArgumentException if a {@code CompletableFuture} does not
     */
    public static Future<?> failed(Type declared, Throwable error) {
        return fitting(declared, CompletableFuture.failedFuture(error));
    }

    /** Waits until {@code stage} has completed, however it did; says whether it has. */
    public static boolean await(Object stage, Duration atMost) throws InterruptedException {
        Future<?> future = stage instanceof CompletionStage<?> completing
                ? completing.toCompletableFuture()
                : stage instanceof Future<?> plain ? plain : CompletableFuture.completedFuture(null);
        try {
            future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | RuntimeException e) {
            return true;
        }
    }

    /** Wraps what a stage failed with, so that it is not taken for what a method threw: of an operation no more than the cause counts. */
    public static Throwable failure(EntryKind kind, Throwable error) {
        return kind == EntryKind.OPERATION ? wrapped(error) : new CompletionException(error);
    }

    /** Wraps the cause of what a stage or publisher failed with, so that it is not taken for what a method threw. */
    public static Throwable wrapped(Throwable error) {
        return new CompletionException(cause(error));
    }

    /** Returns what {@link #failure} or {@link #wrapped} wrapped; null if {@code error} is what a method threw. */
    public static @Nullable Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException ? error.getCause() : null;
    }

    private static Future<?> fitting(Type declared, CompletableFuture<?> stage) {
        Class<?> raw = RawTypes.raw(declared);
        if (!raw.isInstance(stage)) {
            throw new IllegalArgumentException(
                    "It is declared as %s, and only a CompletableFuture can be made. Declare it as CompletionStage, Future or CompletableFuture."
                            .formatted(declared.getTypeName()));
        }
        return stage;
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private static void poll(
            Future<?> future, Interest interest, BiConsumer<@Nullable Object, @Nullable Throwable> heard, long millis) {
        if (future.isDone()) {
            hear(future, heard);
        } else if (!interest.hasEnded()) {
            // Named, since the default one may start a thread for each task.
            Executor later =
                    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, ForkJoinPool.commonPool());
            later.execute(() -> poll(future, interest, heard, Math.min(2 * millis, MAX_POLL_MILLIS)));
        }
    }

    private static void hear(Future<?> future, BiConsumer<@Nullable Object, @Nullable Throwable> heard) {
        Object value;
        try {
            value = future.get();
        } catch (ExecutionException e) {
            heard.accept(null, e.getCause() == null ? e : e.getCause());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            heard.accept(null, e);
            return;
        } catch (RuntimeException e) {
            heard.accept(null, e);
            return;
        }
        heard.accept(value, null);
    }
}
