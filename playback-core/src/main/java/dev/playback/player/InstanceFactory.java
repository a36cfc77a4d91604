package dev.playback.player;

import dev.playback.recording.Recording;

/** Gives what the operation of a recording is called on in replay. For any number of threads. */
@FunctionalInterface
public interface InstanceFactory {

    /**
     * Returns an instance of {@code service}: a new one, or one that may be used by many replays at once. What it throws fails the
     * replay.
     */
    Object instance(Class<?> service, Recording recording) throws Exception;

    /**
     * Returns the factory that counts where none is given: a new instance for each replay, by the constructor without parameters, else
     * by the one that can be filled. Collaborators that are missing, as constructor parameters or as fields that are null, become
     * <i>blank</i> ones if their type has intercepted methods or is an interface: their intercepted methods are answered from the
     * recording, so they need no state. For an interface without intercepted methods, the one class with such that implements it
     * stands in. Another method of a blank one throws {@link BlankCallException}, unless it is private or
     * final, or a method of a class and Byte Buddy is not on the class path: then it runs on fields that are null.
     */
    static InstanceFactory standard() {
        return (service, recording) -> new Instantiation().of(service);
    }
}
