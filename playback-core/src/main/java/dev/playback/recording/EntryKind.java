package dev.playback.recording;

/** What an intercepted call is to its operation. */
public enum EntryKind {
    /** The operation itself, or one nested in it. */
    OPERATION,
    /** A call whose result the operation reads. */
    INPUT,
    /** A call whose arguments the operation hands out. */
    OUTPUT
}
