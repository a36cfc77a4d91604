package dev.playback.player;

import java.io.Serial;
import java.util.List;

/** A replay reached a method of a blank collaborator that is not intercepted, so that nothing was recorded to answer it. */
public final class BlankCallException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Says which.
     *
     * @param method as in {@code Catalog.stock}
     * @param implementations the classes with intercepted methods that a blank one could not choose from
     */
    BlankCallException(String type, String method, List<Class<?>> implementations) {
        super(
                ("%s.%s was called in replay, but the %s is a blank one: it was made to be answered from the recording, and this"
                                + " method is not intercepted%s. Annotate it with @InterceptInput or @InterceptOutput and record anew, or"
                                + " give an instance factory that makes a real one.")
                        .formatted(type, method, type, among(implementations)));
    }

    private static String among(List<Class<?>> implementations) {
        return implementations.isEmpty()
                ? ""
                : " (nobody knows which of %s is meant)"
                        .formatted(implementations.stream()
                                .map(Class::getSimpleName)
                                .toList());
    }
}
