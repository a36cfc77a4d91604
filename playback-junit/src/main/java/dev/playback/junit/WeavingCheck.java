package dev.playback.junit;

import dev.playback.interception.UnwovenClasses;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure, once in a run, that annotated classes are woven, by attaching the agent where they are not: a replay would run their calls
 * for real. For any number of threads.
 */
final class WeavingCheck {

    private @Nullable List<String> unwoven;

    /** Returns why nothing can be replayed; empty if all is woven. */
    synchronized Optional<String> obstacle() {
        if (unwoven == null) {
            unwoven = LateWeaving.ofWhatIsNotWoven();
        }
        return unwoven.isEmpty()
                ? Optional.empty()
                : Optional.of("%s are not woven, so a replay would run their calls for real. %s"
                        .formatted(unwoven, UnwovenClasses.REMEDY));
    }
}
