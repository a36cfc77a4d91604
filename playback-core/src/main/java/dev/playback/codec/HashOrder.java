package dev.playback.codec;

import java.util.Collection;
import java.util.Set;
import java.util.Spliterator;

/**
 * Tells the collections whose items come in an order that only hash codes made: those of the JDK's hashed maps and sets, through its
 * wrappers. Any other collection may mean its order.
 */
final class HashOrder {

    private static final Set<String> HASHED = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.Properties",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap");
    private static final String IMMUTABLE = "java.util.ImmutableCollections";
    private static final Set<String> VIEWS = Set.of("java.util.AbstractMap$1", "java.util.AbstractMap$2");

    private HashOrder() {}

    static boolean isThatOf(Collection<?> items) {
        Spliterator<?> spliterator = items.spliterator();
        if (spliterator.hasCharacteristics(Spliterator.ORDERED)) {
            return false;
        }
        // Most wrappers give that of what they show.
        if (isOfHashed(spliterator.getClass().getName())) {
            return true;
        }
        Object content = Wrapped.content(items);
        return isOfHashed(content.getClass().getName()) || isOfImmutable(content);
    }

    private static boolean isOfHashed(String name) {
        int inner = name.indexOf('$');
        return HASHED.contains(inner < 0 ? name : name.substring(0, inner))
                || name.startsWith(IMMUTABLE + "$Set")
                || name.startsWith(IMMUTABLE + "$Map");
    }

    // Many maps have views of these classes, and nothing tells which but who refuses to look for null.
    @SuppressWarnings("ReturnValueIgnored")
    private static boolean isOfImmutable(Object content) {
        boolean mayBe = VIEWS.contains(content.getClass().getName()) || Wrapped.isWrapper(content.getClass());
        if (!mayBe || !(content instanceof Collection<?> items)) {
            return false;
        }
        try {
            items.contains(null);
            return false;
        } catch (NullPointerException e) {
            return isRefusedByImmutable(e.getStackTrace());
        } catch (RuntimeException e) {
            return false;
        }
    }

    // One of an application may hold an immutable one and refuse as well.
    private static boolean isRefusedByImmutable(StackTraceElement[] trace) {
        for (int i = 1; i < trace.length; i++) {
            String name = trace[i].getClassName();
            if (!name.startsWith(IMMUTABLE) && trace[i - 1].getClassName().startsWith(IMMUTABLE)) {
                return VIEWS.contains(name) || name.startsWith("java.util.Collections$");
            }
        }
        return false;
    }
}
