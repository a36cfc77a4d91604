package dev.playback.player;

import dev.playback.annotation.InterceptInput;

/** A generic interface, whose implementations get bridge methods, with a default method. */
interface Source<T> {

    T give(T key);

    @InterceptInput("shapes.default")
    default int defaulted(int number) {
        return Shapes.LIVE.incrementAndGet() + number;
    }
}
