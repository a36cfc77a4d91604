package dev.playback.weaving;

import dev.playback.rules.Rule;
import dev.playback.rules.Rules;
import dev.playback.rules.RulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of each class loader, as long as it lives. For any number of threads. */
final class Realms {

    private static final String SEAM = "dev/playback/interception/Seam.class";

    // zstd-jni is not among them: without compression nothing asks for it.
    private static final List<String> NEEDED = List.of(
            "org.slf4j.LoggerFactory",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonInclude",
            "org.jctools.queues.atomic.MpscAtomicArrayQueue");

    private final Map<ClassLoader, Optional<Realm>> realms = new WeakHashMap<>();
    private final Consumer<String> troubles;
    // Most loaders have the same trouble.
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Realms(Consumer<String> troubles) {
        this.troubles = troubles;
    }

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
        Optional<Realm> found = isWhole(loader) ? Optional.of(new Realm(loader, rulesOf(loader))) : Optional.empty();
        synchronized (realms) {
            Optional<Realm> earlier = realms.putIfAbsent(loader, found);
            return (earlier == null ? found : earlier).orElse(null);
        }
    }

    // A seam that cannot be linked would fail the calls of the application.
    private boolean isWhole(ClassLoader loader) {
        if (loader.getResource(SEAM) == null) {
            return false;
        }
        List<String> missing = NEEDED.stream()
                .filter(name -> loader.getResource(name.replace('.', '/') + ".class") == null)
                .toList();
        if (!missing.isEmpty()) {
            tellOnce(
                    "Nothing is woven, since playback-core is there without what it needs: %s. Put its dependencies beside it, as a"
                                    .formatted(String.join(", ", missing))
                            + " build tool does.");
        }
        return missing.isEmpty();
    }

    private void tellOnce(String trouble) {
        if (told.add(trouble)) {
            troubles.accept(trouble);
        }
    }

    /** Returns the rules, as text, that no loader needed so far. */
    List<String> unneededRules() {
        List<List<String>> all = new ArrayList<>();
        synchronized (realms) {
            realms.values()
                    .forEach(realm -> realm.ifPresent(known -> all.add(known.rules().unneeded().stream()
                            .map(Rule::toString)
                            .toList())));
        }
        return all.stream()
                .reduce((some, others) -> some.stream().filter(others::contains).toList())
                .orElse(List.of());
    }

    private Rules rulesOf(ClassLoader loader) {
        String configured = System.getProperty(Rules.NAME);
        try {
            return Rules.find(
                    configured == null ? System.getenv("PLAYBACK_RULES") : configured, loader::getResourceAsStream);
        } catch (RulesException e) {
            tellOnce("No rules are used: " + e.getMessage());
            return Rules.NONE;
        }
    }
}
