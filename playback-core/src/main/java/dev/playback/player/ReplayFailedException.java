package dev.playback.player;

import dev.playback.recording.Recording;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A replay that never reached the operation, so that there is nothing to compare. */
public final class ReplayFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ReplayFailedException(Recording recording, @Nullable Class<?> service, @Nullable Throwable cause) {
        super(
                ("The replay of %s did not reach an operation%s: %s If the class is not woven, configure"
                                + " byte-buddy-maven-plugin with the goal 'transform' and classPathDiscovery=true.")
                        .formatted(
                                recording.id(),
                                service == null ? "" : " of " + service.getName(),
                                cause == null
                                        ? "nothing called it. Let the playback function call it."
                                        : sentence(cause.toString())),
                cause);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
