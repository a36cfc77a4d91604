package dev.playback.interception;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation, and so Reactor and Spring, carry the session of a thread along with the work. Found by
 * {@link java.util.ServiceLoader} where that library is on the class path. What it carries shares one lane, as how often a library
 * captures the context is chance.
 */
public final class SessionAccessor implements ThreadLocalAccessor<Object> {

    @Override
    public Object key() {
        return "dev.playback";
    }

    @Override
    public @Nullable Object getValue() {
        return Seam.frame();
    }

    @Override
    public void setValue(Object value) {
        Seam.swap(((Frame) value).split());
    }

    @Override
    public void setValue() {
        Seam.swap(null);
    }

    /** Gives the thread back what it was bound to, in its own lane. */
    @Override
    public void restore(Object previous) {
        Seam.swap((Frame) previous);
    }
}
