package dev.playback.codec;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's proxies, collections and enhanced entities, told by the names of their interfaces, since this does not depend on
 * Hibernate. What is not loaded is never loaded by recording it.
 */
final class Persistent {

    private static final String PROXY = "org.hibernate.proxy.HibernateProxy";
    private static final String COLLECTION = "org.hibernate.collection.spi.PersistentCollection";
    // What a build's or run time's enhancement makes of an entity, and what knows which of its fields are loaded.
    private static final String ENHANCED = "org.hibernate.engine.spi.PersistentAttributeInterceptable";
    private static final String LAZY_FIELDS =
            "org.hibernate.bytecode.enhance.spi.interceptor.BytecodeLazyAttributeInterceptor";
    private static final String LIKE_PROXY =
            "org.hibernate.bytecode.enhance.spi.interceptor.EnhancementAsProxyLazinessInterceptor";
    private static final String NOT_LOADED = " (not loaded when recorded)";
    private static final boolean IS_THERE = isThere(Persistent.class.getClassLoader())
            || isThere(Thread.currentThread().getContextClassLoader());

    private static final PerClass<Boolean> KNOWN = new PerClass<>(Persistent::isPersistent);

    private Persistent() {}

    static boolean isPersistent(Class<?> type) {
        return find(type, PROXY) != null || isCollection(type) || find(type, ENHANCED) != null;
    }

    static boolean isCollection(Class<?> type) {
        return find(type, COLLECTION) != null;
    }

    /** Returns what names {@code value} if it is not loaded, else null. */
    static @Nullable String unloaded(Object value) {
        if (isProxy(value)) {
            Object initializer = initializer(value);
            return (Boolean) call(initializer, LAZY, "isUninitialized")
                    ? call(initializer, LAZY, "getEntityName") + NOT_LOADED
                    : null;
        }
        if (isCollection(value.getClass())) {
            return (Boolean) call(value, COLLECTION, "wasInitialized") ? null : nameOfUnloaded(value.getClass());
        }
        Object fields = interceptor(value);
        return fields != null && fields.getClass().getName().equals(LIKE_PROXY) && !isInitialized(fields)
                ? nameOfUnloaded(value.getClass())
                : null;
    }

    private static String nameOfUnloaded(Class<?> type) {
        return type.getName() + NOT_LOADED;
    }

    /**
     * Returns which fields of {@code entity} are not loaded, by what stands for them.
     *
     * @param entity an enhanced one, which is loaded itself
     */
    static Function<Field, @Nullable String> unloadedFields(Object entity) {
        Object fields = interceptor(entity);
        if (fields == null
                || find(fields.getClass(), LAZY_FIELDS) == null
                || fields.getClass().getName().equals(LIKE_PROXY)) {
            return field -> null;
        }
        return field -> field.getType().isPrimitive() || isLoaded(fields, field.getName())
                ? null
                : nameOfUnloaded(field.getType());
    }

    private static @Nullable Object interceptor(Object entity) {
        return call(entity, ENHANCED, "$$_hibernate_getInterceptor");
    }

    private static boolean isInitialized(Object likeProxy) {
        return (Boolean) result(likeProxy, likeProxy.getClass(), "isInitialized");
    }

    private static boolean isLoaded(Object fields, String name) {
        Class<?> type = Objects.requireNonNull(find(fields.getClass(), LAZY_FIELDS), LAZY_FIELDS);
        try {
            return (Boolean) type.getMethod("isAttributeLoaded", String.class).invoke(fields, name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("An unknown version of Hibernate", e);
        }
    }

    /** Says whether a wrapper of {@code type} may show what is not loaded, so that to ask for its items would load them. */
    static boolean mayBeWithin(Class<?> type) {
        return IS_THERE && Wrapped.isWrapper(type);
    }

    /** Returns what names the content of {@code wrapper} if it is not loaded, else null. */
    static @Nullable String unloadedWithin(Object wrapper) {
        Object content = Wrapped.content(wrapper);
        return KNOWN.get(content.getClass()) ? unloaded(content) : null;
    }

    private static boolean isThere(@Nullable ClassLoader loader) {
        try {
            Class.forName(COLLECTION, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static final String LAZY = "org.hibernate.proxy.LazyInitializer";

    static boolean isProxy(Object value) {
        return find(value.getClass(), PROXY) != null;
    }

    /** Returns what a loaded proxy stands for. */
    static Object implementation(Object proxy) {
        return call(initializer(proxy), LAZY, "getImplementation");
    }

    /** Returns the plain kind of a loaded collection. */
    static CollectionKind kindOf(Object collection) {
        if (collection instanceof Map<?, ?>) {
            return collection instanceof SortedMap<?, ?> ? CollectionKind.TREE_MAP : CollectionKind.HASH_MAP;
        }
        if (collection instanceof Set<?>) {
            return collection instanceof SortedSet<?> ? CollectionKind.TREE_SET : CollectionKind.HASH_SET;
        }
        return CollectionKind.ARRAY_LIST;
    }

    private static Object initializer(Object proxy) {
        return call(proxy, PROXY, "getHibernateLazyInitializer");
    }

    // Through the interface, since the class of the object need not be public.
    private static Object call(Object target, String interfaceName, String method) {
        return result(target, Objects.requireNonNull(find(target.getClass(), interfaceName), interfaceName), method);
    }

    private static Object result(Object target, Class<?> type, String method) {
        try {
            return type.getMethod(method).invoke(target);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Hibernate does not tell whether a value is loaded", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("An unknown version of Hibernate", e);
        }
    }

    private static @Nullable Class<?> find(@Nullable Class<?> type, String interfaceName) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> direct : List.of(at.getInterfaces())) {
                Class<?> found = direct.getName().equals(interfaceName) ? direct : find(direct, interfaceName);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
