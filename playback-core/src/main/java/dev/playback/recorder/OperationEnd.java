package dev.playback.recorder;

import dev.playback.completion.Stages;
import dev.playback.interception.HandoverConnection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Whether an operation is over and its session has ended: the one when what it returned has completed, the other when what hangs on
 * that has run, which may still call. Changes over time; for any number of threads.
 */
final class OperationEnd {

    private final Upstream upstream;
    private volatile boolean over;
    private volatile boolean ended;
    private volatile boolean comesLater;
    private volatile boolean waits;
    private volatile @Nullable CompletableFuture<?> stage;

    OperationEnd(Ends ends) {
        this.upstream = new Upstream(ends);
    }

    /** Notes that the operation goes on with {@code returned}, a stage or publisher. */
    void comesWith(Object returned, boolean publisher) {
        comesLater = true;
        stage = Stages.plain(returned);
        // With the agent it is known whose work is whose.
        waits = publisher || (HandoverConnection.isConnected() && !isStageDone());
    }

    /** Says whether it is over later than its method. */
    boolean comesLater() {
        return comesLater;
    }

    boolean isOver() {
        return ended || over || isStageDone();
    }

    boolean hasEnded() {
        return ended;
    }

    void hasEndedNow() {
        ended = true;
    }

    /**
     * Says whether {@code call} is made by who waited for the stage of the operation: that may go on before the session hears that the
     * stage has completed, on the thread that completes it. Only the agent tells that from what is part of the operation.
     */
    boolean isOfWaiter() {
        return !waits && isStageDone();
    }

    /** Runs a subscription to the publisher that the operation returned, or a request of it. */
    void upstream(Runnable subscription) {
        upstream.run(subscription);
    }

    /**
     * Notes that what the operation returned has completed, and runs {@code end} when what hangs on it has run.
     *
     * @param matters whether that is still of interest
     */
    void over(boolean matters, Runnable end) {
        over = true;
        if (waits && matters) {
            upstream.after(end);
        } else {
            Stages.runDependents(stage);
            end.run();
        }
    }

    private boolean isStageDone() {
        CompletableFuture<?> plain = stage;
        return plain != null && plain.isDone();
    }
}
