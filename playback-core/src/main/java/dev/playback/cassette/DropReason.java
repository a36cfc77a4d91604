package dev.playback.cassette;

/** Why a recording was lost. */
public enum DropReason {
    /** A value, a handler or the recorder itself failed. */
    FAILED,
    /** It was larger than the recorder is allowed to hold. */
    TOO_LARGE,
    /** More recordings waited to be stored than the queue may hold. */
    QUEUE_FULL,
    /** The store refused it or could not be reached. */
    STORE_FAILED,
    /** The cassette was closed before it was stored. */
    CLOSED
}
