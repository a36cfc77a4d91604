package dev.playback.recording;

/** What an intercepted call is to its operation. */
public enum EntryKind {
    /** The operation itself, or one nested in it. */
    OPERATION,
    /** A call whose result the operation reads. */
    INPUT,
    /** A call whose arguments the operation hands out. */
    OUTPUT,
    /**
     * What a later version recorded and this one does not know: never replayed nor compared, but kept where a recording is copied.
     * Its result is the whole of what was written, as JSON.
     */
    OTHER
}
