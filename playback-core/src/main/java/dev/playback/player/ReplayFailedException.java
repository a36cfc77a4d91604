package dev.playback.player;

import dev.playback.recording.Recording;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A replay that never reached the operation, so that there is nothing to compare. */
public final class ReplayFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    ReplayFailedException(Recording recording, @Nullable Class<?> service, @Nullable Throwable cause) {
        super(
                ("The replay of %s did not reach an operation%s: %s If the class is not woven, configure"
                                + " byte-buddy-maven-plugin with the goal 'transform' and classPathDiscovery=true.")
                        .formatted(
                                recording.id(),
                                service == null ? "" : " of " + service.getName(),
                                cause == null
                                        ? "nothing called it. Let the playback function call it."
                                        : sentence(cause + root(cause))),
                cause);
    }

    /** Returns what lies beneath a cause, with the first frame of the application, where it went wrong. */
    private static String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == cause
                ? ""
                : ", caused by " + root
                        + Arrays.stream(root.getStackTrace())
                                .filter(frame -> JDK.stream().noneMatch(frame.getClassName()::startsWith))
                                .findFirst()
                                .map(frame -> " at " + frame)
                                .orElse("");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
