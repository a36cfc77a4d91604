package dev.playback.interception;

import dev.playback.recording.EntryKind;
import org.jspecify.annotations.Nullable;

/** What a thread is bound to: a session and the lane of its work, or no session, so that every intercepted call runs plainly. */
record Frame(@Nullable Session session, Lane lane) {

    static final Frame PLAIN = new Frame(null, Lane.first());

    static Frame of(Session session) {
        return new Frame(session, Lane.first());
    }

    /** Returns what the body of a call is bound to: the outermost input or output stands for everything inside it. */
    Frame inside(EntryKind kind) {
        return kind == EntryKind.OPERATION ? this : PLAIN;
    }

    /** Returns what a piece of work that is handed to another thread is bound to. */
    Frame handedOn() {
        return session == null ? this : new Frame(session, lane.next());
    }
}
