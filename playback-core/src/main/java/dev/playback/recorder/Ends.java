package dev.playback.recorder;

import dev.playback.completion.Publishers;
import dev.playback.interception.Call;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Operations that are over and whose recordings end in a moment, since nothing tells when all they left to be done is. For any number of threads. */
final class Ends {

    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    /** Runs {@code end}, which is for nobody, in a moment. */
    void soon(Runnable end) {
        waiting.add(end);
        Call.unbound(() -> CompletableFuture.delayedExecutor(Publishers.GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> now(end)));
    }

    /** Runs at once what waits. */
    void now() {
        waiting.forEach(this::now);
    }

    private void now(Runnable end) {
        if (waiting.remove(end)) {
            end.run();
        }
    }
}
