package dev.playback.player;

import java.io.Serial;

/** A replay reached a method of a blank collaborator that is not intercepted, so that nothing was recorded to answer it. */
public final class BlankCallException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Says which.
     *
     * @param method as in {@code Catalog.stock}
     */
    BlankCallException(String type, String method) {
        super(
                ("%s.%s was called in replay, but the %s is a blank one: it was made to be answered from the recording, and this"
                                + " method is not intercepted. Annotate it with @InterceptInput or @InterceptOutput and record anew, or"
                                + " give an instance factory that makes a real one.")
                        .formatted(type, method, type));
    }
}
