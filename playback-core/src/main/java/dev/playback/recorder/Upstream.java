package dev.playback.recorder;

import org.jspecify.annotations.Nullable;

/**
 * What runs upstream of a publisher that an operation returned: after its last signal there may still be work, as that of
 * {@code doFinally}. For any number of threads.
 */
final class Upstream {

    private final Ends ends;

    // Guarded by this, as is the next.
    private @Nullable Thread running;
    private @Nullable Runnable afterwards;

    /** Is of a publisher of a recorder whose operations end in {@code ends} where they do not at once. */
    Upstream(Ends ends) {
        this.ends = ends;
    }

    /** Runs a subscription, or a request of it. */
    void run(Runnable subscription) {
        if (!begins()) {
            subscription.run();
            return;
        }
        try {
            subscription.run();
        } finally {
            ends().run();
        }
    }

    /** Runs {@code task} after what still runs upstream: when that is on this thread, as soon as it returns. */
    void after(Runnable task) {
        synchronized (this) {
            if (running == Thread.currentThread()) {
                afterwards = task;
                return;
            }
        }
        ends.soon(task);
    }

    private synchronized boolean begins() {
        if (running != null) {
            return false;
        }
        running = Thread.currentThread();
        return true;
    }

    private synchronized Runnable ends() {
        Runnable task = afterwards;
        running = null;
        afterwards = null;
        return task == null ? () -> {} : task;
    }
}
