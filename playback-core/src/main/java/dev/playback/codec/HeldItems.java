package dev.playback.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class of an application holds that extends a collection or map of the JDK and has a way of its own to go through it, which
 * might load something or use it up: its superclass is asked, as if that way was not there.
 */
final class HeldItems {

    private static final Set<String> OF_COLLECTIONS = Set.of("iterator", "size", "isEmpty", "spliterator", "stream");
    private static final Set<String> OF_MAPS = Set.of("entrySet", "keySet", "values", "size", "isEmpty");

    private static final PerClass<Optional<MethodHandle>> BEHIND =
            new PerClass<>(type -> Optional.ofNullable(behind(type)));

    private HeldItems() {}

    /** Says whether a collection or map of {@code type} has a way of its own to go through it. */
    static boolean hasOwnWay(Class<?> type) {
        return BEHIND.get(type).isPresent();
    }

    /** Returns what {@code value}, a collection or map, holds: itself where that is as it says. */
    static Object of(Object value) {
        MethodHandle behind = BEHIND.get(value.getClass()).orElse(null);
        if (behind == null) {
            return value;
        }
        try {
            if (value instanceof Map<?, ?>) {
                return new Entries(new ArrayList<>((Set<? extends Map.Entry<?, ?>>) behind.invoke(value)));
            }
            List<Object> items = new ArrayList<>();
            ((Iterator<?>) behind.invoke(value)).forEachRemaining(items::add);
            return items;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Entries that are not put into a table. */
    private static final class Entries extends AbstractMap<Object, Object> {

        private final List<? extends Map.Entry<?, ?>> entries;

        Entries(List<? extends Map.Entry<?, ?>> entries) {
            this.entries = entries;
        }

        @Override
        public Set<Map.Entry<Object, Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                @SuppressWarnings("unchecked") // They are only read.
                public Iterator<Map.Entry<Object, Object>> iterator() {
                    return (Iterator<Map.Entry<Object, Object>>) entries.iterator();
                }

                @Override
                public int size() {
                    return entries.size();
                }
            };
        }
    }

    private static @Nullable MethodHandle behind(Class<?> type) {
        boolean isMap = Map.class.isAssignableFrom(type);
        boolean isOverridden = false;
        Class<?> lowest = type;
        for (Class<?> at = type; FieldState.isOurs(at); at = at.getSuperclass()) {
            isOverridden |= declares(at, isMap ? OF_MAPS : OF_COLLECTIONS);
            lowest = at;
        }
        Class<?> ofJdk = lowest.getSuperclass();
        boolean canBeAsked = isMap ? Map.class.isAssignableFrom(ofJdk) : Collection.class.isAssignableFrom(ofJdk);
        if (!isOverridden || !canBeAsked || Modifier.isAbstract(ofJdk.getModifiers())) {
            return null;
        }
        try {
            return MethodHandles.privateLookupIn(lowest, MethodHandles.lookup())
                    .findSpecial(
                            ofJdk,
                            isMap ? "entrySet" : "iterator",
                            MethodType.methodType(isMap ? Set.class : Iterator.class),
                            lowest);
        } catch (ReflectiveOperationException e) {
            // A module that is not open to us.
            return null;
        }
    }

    private static boolean declares(Class<?> type, Set<String> methods) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0 && methods.contains(method.getName())) {
                return true;
            }
        }
        return false;
    }
}
