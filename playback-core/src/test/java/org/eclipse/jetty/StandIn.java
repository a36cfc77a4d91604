package org.eclipse.jetty;

import java.util.concurrent.Callable;

/** Stands where a pool would: playback knows pools by their packages. */
public final class StandIn {

    private StandIn() {}

    /** Calls {@code work}. */
    public static <T> T calling(Callable<T> work) throws Exception {
        return work.call();
    }
}
