package org.example;

import java.util.concurrent.Callable;

/** Stands where an application would. */
public final class Application {

    private Application() {}

    /** Calls {@code work}. */
    public static <T> T calling(Callable<T> work) throws Exception {
        return work.call();
    }
}
