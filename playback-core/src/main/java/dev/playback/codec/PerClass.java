package dev.playback.codec;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is worked out once for each class. It goes when the class goes, and what is known of classes of the JDK and of others that stay
 * goes when this one goes: kept with such a class, it would keep this one's class loader, and all of an application, for ever. For any
 * number of threads.
 */
final class PerClass<V> {

    // Those that live at least as long as this class; null stands for that of the JDK itself.
    private static final Set<ClassLoader> ABOVE = Stream.iterate(
                    PerClass.class.getClassLoader().getParent(), loader -> loader != null, ClassLoader::getParent)
            .collect(Collectors.toUnmodifiableSet());

    private final Function<Class<?>, V> make;
    private final Map<Class<?>, V> above = new ConcurrentHashMap<>();
    private final ClassValue<V> others = new ClassValue<>() {
        @Override
        protected V computeValue(Class<?> type) {
            return make.apply(type);
        }
    };

    PerClass(Function<Class<?>, V> make) {
        this.make = make;
    }

    V get(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || ABOVE.contains(loader) ? ofAbove(type) : others.get(type);
    }

    // Looked for first, since to compute locks.
    private V ofAbove(Class<?> type) {
        V known = above.get(type);
        return known == null ? above.computeIfAbsent(type, make) : known;
    }
}
