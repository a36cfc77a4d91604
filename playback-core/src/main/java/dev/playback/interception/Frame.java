package dev.playback.interception;

import dev.playback.recording.EntryKind;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is bound to: the session it works for, the lane of its work, and whether intercepted calls run plainly, as they do
 * inside an input or output and inside work that is declared live.
 */
final class Frame {

    /** Calls run plainly and belong to no operation. */
    static final Frame LIVE = new Frame(null, Lane.first(), true);

    private final @Nullable Session session;
    private final Lane lane;
    private final boolean plain;
    private final @Nullable Frame inside;

    private Frame(@Nullable Session session, Lane lane, boolean plain) {
        this.session = session;
        this.lane = lane;
        this.plain = plain;
        this.inside = plain ? null : new Frame(session, lane, true);
    }

    /** Returns what the thread that begins an operation is bound to. */
    static Frame of(Session session) {
        return new Frame(session, Lane.first(), false);
    }

    @Nullable
    Session session() {
        return session;
    }

    Lane lane() {
        return lane;
    }

    boolean isPlain() {
        return plain || isAsleep();
    }

    // It may wake at any time, on any thread.
    private boolean isAsleep() {
        return session != null && !session.isAwake();
    }

    /** Says whether the operation it was bound for has ended, so that what begins now begins for itself; never in replay. */
    boolean isOver() {
        // What has no order was handed on with the frame for it, so that it is no other's.
        return session != null && (lane.counts() ? session.isOver() : session.hasEnded(lane));
    }

    /** Says whether nothing that is bound to it is heard any more. */
    boolean hasEnded() {
        return session != null && session.hasEnded(lane);
    }

    /** Returns what handlers and other code of the application are bound to that a session runs. */
    Frame plainly() {
        return inside == null ? this : inside;
    }

    /** Returns what the body of a call is bound to: the outermost input or output stands for everything inside it. */
    Frame inside(EntryKind kind) {
        return kind == EntryKind.OPERATION || inside == null ? this : inside;
    }

    /** Returns what a piece of work that is handed to another thread is bound to. */
    Frame handedOn() {
        return session == null ? this : new Frame(session, isPlain() ? lane : lane.next(), plain);
    }

    /** Returns what one of many pieces is bound to into which the machine splits the work of this thread as it pleases. */
    Frame split() {
        return session == null || isPlain() ? this : new Frame(session, lane.split(), false);
    }
}
