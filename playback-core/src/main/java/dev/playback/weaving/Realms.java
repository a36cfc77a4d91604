package dev.playback.weaving;

import dev.playback.rules.Rule;
import dev.playback.rules.Rules;
import dev.playback.rules.RulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of each class loader, as long as it lives. For any number of threads. */
final class Realms {

    private static final String SEAM = "dev/playback/interception/Seam.class";

    private final Map<ClassLoader, Optional<Realm>> realms = new WeakHashMap<>();
    private final Consumer<String> troubles;

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
        Optional<Realm> found =
                loader.getResource(SEAM) == null ? Optional.empty() : Optional.of(new Realm(loader, rulesOf(loader)));
        synchronized (realms) {
            Optional<Realm> earlier = realms.putIfAbsent(loader, found);
            return (earlier == null ? found : earlier).orElse(null);
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
            troubles.accept("No rules are used: " + e.getMessage());
            return Rules.NONE;
        }
    }
}
