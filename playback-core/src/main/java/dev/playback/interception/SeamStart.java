package dev.playback.interception;

import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when woven code first calls the seam. Found by {@link ServiceLoader} in the loader of the seam. */
public interface SeamStart {

    /** Called once, on the thread of that call. What it throws is logged and does not reach the application. */
    void start();

    /** Starts all that are found. */
    static void all() {
        Logger log = LoggerFactory.getLogger(SeamStart.class);
        try {
            ServiceLoader.load(SeamStart.class, SeamStart.class.getClassLoader())
                    .forEach(SeamStart::start);
        } catch (RuntimeException | Error e) {
            log.error("Recording was not started as configured.", e);
        }
    }
}
