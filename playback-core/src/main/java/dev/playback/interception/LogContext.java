package dev.playback.interception;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the id of the recording a thread works for into the log context, so that logs lead to recordings. */
final class LogContext {

    static final String KEY = "playback.recording";

    private LogContext() {}

    /** Puts the id of {@code session}; returns what was there before. */
    static @Nullable String enter(@Nullable Session session) {
        if (session == null || !session.isAwake()) {
            return null;
        }
        try {
            String before = MDC.get(KEY);
            MDC.put(KEY, session.id().toString());
            return before;
        } catch (RuntimeException | LinkageError e) {
            // A broken logging set-up must not break the application.
            return null;
        }
    }

    /** Follows a thread that turns from the work of {@code before} to that of {@code now}; either may be no operation's. */
    static void move(@Nullable Frame before, @Nullable Frame now) {
        Session left = before == null ? null : before.session();
        Session entered = now == null ? null : now.session();
        if (left != entered) {
            leave(left, null);
            enter(entered);
        }
    }

    /** Puts back what {@link #enter} returned for {@code session}. */
    static void leave(@Nullable Session session, @Nullable String before) {
        if (session == null || !session.isAwake()) {
            return;
        }
        try {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        } catch (RuntimeException | LinkageError e) {
            return;
        }
    }
}
