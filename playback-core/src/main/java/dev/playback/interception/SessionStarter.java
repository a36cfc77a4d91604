package dev.playback.interception;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens sessions for live operations. Throws from no method; used by any number of threads. */
public interface SessionStarter {

    /** Returns the categories whose operations are its own; empty for all. Never changes. */
    Set<String> categories();

    /**
     * Returns the session of a beginning operation, or null to leave the operation alone.
     *
     * @param arguments the live arguments, not a copy
     */
    @Nullable
    Session start(CallPoint operation, @Nullable Object target, Object[] arguments);

    /** Says whether any other starter goes first in the categories that both have. Never changes. */
    default boolean givesWay() {
        return false;
    }

    /** Hears that an operation that {@link #start} was asked for is not recorded since the seam itself failed. */
    void failed(Throwable failure);

    /** Hears that an operation of whatever category cannot be recorded, since it cannot be made out what it is. */
    void misdeclared(Throwable failure);
}
