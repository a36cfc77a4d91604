package dev.playback.completion;

import org.jspecify.annotations.Nullable;

/** Watches one subscription of a publisher. Throws from no method; the signals come one at a time, from any thread. */
public interface Watch {

    /** Runs the subscription, or a request or cancellation of it, bound to whatever it works for. */
    void within(Runnable subscription);

    /** Runs a signal to the subscriber, bound to what the subscriber was bound to when it subscribed. */
    void outside(Runnable signal);

    /** Returns what is put into the context of the subscription as {@link Publishers#BINDING}. */
    Object binding();

    /** Hears a value. */
    void next(@Nullable Object value);

    /** Hears that there is no more. */
    void completed();

    /** Hears that it failed. */
    void failed(Throwable error);

    /** Hears that nobody wants more; may come after the end. */
    void cancelled();
}
