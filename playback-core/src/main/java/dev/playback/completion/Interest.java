package dev.playback.completion;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The interest of a recording or replay in the stages that its calls returned, which may outlive it: once it ends, none of them holds on
 * to what listened. For any number of threads.
 */
// Each is equal to itself alone, and what it runs throws nothing.
@SuppressWarnings({"CollectionUndefinedEquality", "FutureReturnValueIgnored"})
public final class Interest {

    // One for each stage: what hangs on a shared one would be gone through whenever a stage completes.
    private final Set<CompletableFuture<@Nullable Void>> listening = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** Ends it; nothing is heard any more. */
    public void end() {
        ended = true;
        listening.forEach(one -> one.complete(null));
        listening.clear();
    }

    boolean hasEnded() {
        return ended;
    }

    /** Returns what completes when it ends, unless {@link #heard} comes first. */
    CompletableFuture<@Nullable Void> begin() {
        CompletableFuture<@Nullable Void> one = new CompletableFuture<>();
        listening.add(one);
        if (ended) {
            one.complete(null);
        }
        return one;
    }

    /** Returns what gives {@code listener} once, and nothing when that was done or the interest has ended. */
    <T> Supplier<@Nullable T> hold(T listener) {
        CompletableFuture<@Nullable Void> one = begin();
        AtomicReference<@Nullable T> held = new AtomicReference<>(listener);
        one.thenRun(() -> held.set(null));
        return () -> {
            heard(one);
            return held.getAndSet(null);
        };
    }

    void heard(CompletableFuture<@Nullable Void> one) {
        listening.remove(one);
    }
}
