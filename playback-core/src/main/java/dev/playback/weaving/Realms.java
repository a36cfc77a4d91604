package dev.playback.weaving;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of each class loader, as long as it lives. For any number of threads. */
final class Realms {

    private static final String SEAM = "dev/playback/interception/Seam.class";

    private final Map<ClassLoader, Optional<Realm>> realms = new WeakHashMap<>();

    /** Returns what is known of {@code loader}; null if its classes cannot be woven, since they would not find the seam. */
    @Nullable
    Realm of(ClassLoader loader) {
        if (loader == ClassLoader.getPlatformClassLoader()) {
            return null;
        }
        synchronized (realms) {
            Optional<Realm> known = realms.get(loader);
            if (known != null) {
                return known.orElse(null);
            }
        }
        // Not under the lock: a loader may load classes, on other threads too, to answer.
        Optional<Realm> found = loader.getResource(SEAM) == null ? Optional.empty() : Optional.of(new Realm(loader));
        synchronized (realms) {
            Optional<Realm> earlier = realms.putIfAbsent(loader, found);
            return (earlier == null ? found : earlier).orElse(null);
        }
    }
}
