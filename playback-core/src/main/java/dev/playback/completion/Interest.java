package dev.playback.completion;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The interest of a recording or replay in the stages that its calls returned, which may outlive it: once it ends, none of them holds on
 * to what listened. For any number of threads.
 */
@SuppressWarnings("CollectionUndefinedEquality") // Each is equal to itself alone.
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

    void heard(CompletableFuture<@Nullable Void> one) {
        listening.remove(one);
    }
}
