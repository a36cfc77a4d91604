package dev.playback.interception;

/** Code without a result whose call is intercepted. What it throws goes through as it is. */
@FunctionalInterface
public interface VoidBody<E extends Exception> {

    /** Runs the code. */
    void run() throws E;
}
