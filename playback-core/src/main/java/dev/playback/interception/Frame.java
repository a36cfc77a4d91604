package dev.playback.interception;

import dev.playback.recording.EntryKind;
import org.jspecify.annotations.Nullable;

/** What a thread is bound to: a session, or none, so that every intercepted call runs plainly. */
record Frame(@Nullable Session session) {

    static final Frame PLAIN = new Frame(null);

    /** Returns what the body of a call is bound to: the outermost input or output stands for everything inside it. */
    Frame inside(EntryKind kind) {
        return kind == EntryKind.OPERATION ? this : PLAIN;
    }
}
