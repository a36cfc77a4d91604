package dev.playback.interception;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What an application says to the seam without annotations. */
public final class Intercept {

    private Intercept() {}

    /**
     * Runs {@code work} with every intercepted call on this thread running plainly: not recorded, not answered in replay, and not
     * counted as a call that escaped a replay. Declares, for example, a background refresh during tests.
     */
    public static <T extends @Nullable Object> T live(Callable<T> work) throws Exception {
        return Seam.bound(Frame.PLAIN, work);
    }
}
