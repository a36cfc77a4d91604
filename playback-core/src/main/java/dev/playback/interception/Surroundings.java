package dev.playback.interception;

import org.jspecify.annotations.Nullable;

/** What the thread that makes it is bound to, for work that goes on there later. For any number of threads. */
final class Surroundings {

    private final Thread thread = Thread.currentThread();
    private final @Nullable Frame here = Seam.frame();
    private final @Nullable Frame elsewhere = here == null ? null : here.split();

    /** Runs {@code task} bound to it: on its own thread in its lane, on others in no order. */
    void run(Runnable task) {
        Frame frame = Thread.currentThread() == thread ? here : elsewhere;
        Frame before = Seam.swap(frame);
        LogContext.move(before, frame);
        try {
            task.run();
        } finally {
            Seam.swap(before);
            LogContext.move(frame, before);
        }
    }
}
