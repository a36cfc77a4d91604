package dev.playback.codec;

import static net.bytebuddy.matcher.ElementMatchers.isFinalizer;
import static net.bytebuddy.matcher.ElementMatchers.isVirtual;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.implementation.StubMethod;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subclasses of what could not be recorded, whose objects hand each call to a handler. Loaded only where Byte Buddy is there. */
final class OpaqueSubclasses {

    private static final Logger LOG = LoggerFactory.getLogger(OpaqueSubclasses.class);
    private static final String SUFFIX = "$$Opaque";
    private static final String HANDLER = "playback$handler";

    // Void stands for none.
    private static final PerClass<Class<?>> SUBCLASSES =
            new PerClass<>(type -> canHaveOne(type) ? subclassOf(type) : Void.class);

    private OpaqueSubclasses() {}

    /** Returns an object of a subclass of {@code type} whose constructor did not run; null if there can be none. */
    static @Nullable Object instance(Class<?> type, InvocationHandler handler) {
        Class<?> subclass = SUBCLASSES.get(type);
        if (subclass == Void.class) {
            return null;
        }
        Object instance = Instances.blank(subclass);
        try {
            handlerOf(subclass).set(instance, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return instance;
    }

    /** Says whether {@code type} was made here. */
    static boolean isOne(Class<?> type) {
        return type.getName().endsWith(SUFFIX);
    }

    /** Returns the handler of an object that was made here. */
    static Object handler(Object instance) {
        try {
            return handlerOf(instance.getClass()).get(instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field handlerOf(Class<?> subclass) throws NoSuchFieldException {
        Field field = subclass.getDeclaredField(HANDLER);
        field.setAccessible(true);
        return field;
    }

    private static boolean canHaveOne(Class<?> type) {
        int modifiers = type.getModifiers();
        return !type.isPrimitive()
                && !type.isArray()
                && !type.isSealed()
                && !Enum.class.isAssignableFrom(type)
                && !Modifier.isFinal(modifiers)
                && !Modifier.isPrivate(modifiers)
                && (Modifier.isPublic(modifiers) || !Opaque.isJdk(type));
    }

    private static Class<?> subclassOf(Class<?> type) {
        // The packages of the JDK take no classes of others.
        boolean isJdk = Opaque.isJdk(type);
        String name = isJdk
                ? OpaqueSubclasses.class.getPackageName() + "." + type.getName().replace('.', '_')
                : type.getName();
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            return new ByteBuddy()
                    .subclass(type, ConstructorStrategy.Default.NO_CONSTRUCTORS)
                    .name(name + SUFFIX)
                    .defineField(HANDLER, InvocationHandler.class, Visibility.PUBLIC)
                    .method(isVirtual().and(not(isFinalizer())))
                    .intercept(InvocationHandlerAdapter.toField(HANDLER))
                    // What was never made needs no end.
                    .method(isFinalizer())
                    .intercept(StubMethod.INSTANCE)
                    .make()
                    .load(
                            isJdk ? OpaqueSubclasses.class.getClassLoader() : type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    isJdk ? lookup : MethodHandles.privateLookupIn(type, lookup)))
                    .getLoaded();
        } catch (IllegalAccessException | RuntimeException | LinkageError e) {
            LOG.debug("Nothing can stand for a {}", type, e);
            return Void.class;
        }
    }
}
