package dev.playback.codec;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.Channel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values that recording would use up, or that mean nothing outside their process: kept as a marker with their class. */
final class Opaque {

    private static final List<Class<?>> TYPES = List.of(
            Iterator.class,
            BaseStream.class,
            InputStream.class,
            OutputStream.class,
            Reader.class,
            Writer.class,
            Channel.class,
            Future.class,
            CompletionStage.class,
            Thread.class,
            ThreadLocal.class,
            Lock.class,
            Executor.class,
            ClassLoader.class,
            Member.class,
            MethodHandle.class,
            System.Logger.class);

    // Parts of names. Some of their classes are files too where an application is prepared ahead of time.
    private static final List<String> GENERATORS = List.of(
            "$$SpringCGLIB$$",
            "$$EnhancerBy",
            "$$FastClassBy",
            "$HibernateProxy$",
            "$ByteBuddy$",
            "$MockitoMock$",
            "_$$_jvst",
            "$Proxy$_$$_Weld",
            "$$Blank",
            "$$Opaque");

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private static final boolean CAN_SUBCLASS = hasByteBuddy();

    private Opaque() {}

    /** Says whether a value of {@code type} can only be kept as a marker. */
    static boolean isOpaque(Class<?> type) {
        return type.isHidden()
                || type == StandIn.class
                || type == RecordedOrder.class
                || type.getName().contains("$$Lambda")
                || Proxy.isProxyClass(type)
                || isOneShot(type)
                || TYPES.stream().anyMatch(opaque -> opaque.isAssignableFrom(type));
    }

    // An iterable may give its iterator only once; collections and paths give a new one each time.
    private static boolean isOneShot(Class<?> type) {
        return Iterable.class.isAssignableFrom(type)
                && !Collection.class.isAssignableFrom(type)
                && !Path.class.isAssignableFrom(type)
                && !Throwable.class.isAssignableFrom(type)
                && isJdk(type);
    }

    /** Returns what a marker calls the class of {@code value}; of what stands for an opaque value, that one's. */
    static String nameOf(Object value) {
        StandIn standIn = standInOf(value instanceof RecordedOrder order ? order.unrecorded() : value);
        return standIn == null ? nameOfClass(value.getClass()) + OpaqueTexts.of(value) : standIn.className();
    }

    /** Returns what a marker calls {@code type}: the same in every JVM, though generated names differ. */
    private static String nameOfClass(Class<?> type) {
        if (Proxy.isProxyClass(type)) {
            return "proxy of "
                    + Arrays.stream(type.getInterfaces()).map(Class::getName).collect(Collectors.joining(", "));
        }
        String name = type.getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? namedClass(type).getName() : name.substring(0, lambda) + "$$Lambda";
    }

    // A generated subclass (a proxy) is not there when the recording is read; what it extends is.
    static Class<?> namedClass(Class<?> type) {
        Class<?> named = type;
        while (isGenerated(named) && named.getSuperclass() != Object.class) {
            named = named.getSuperclass();
        }
        return named;
    }

    private static boolean isGenerated(Class<?> type) {
        String name = type.getName();
        return GENERATORS.stream().anyMatch(name::contains) || (name.contains("$$") && !hasClassFile(type));
    }

    // One that a compiler made, as Scala's do with such names, is there when the recording is read.
    private static boolean hasClassFile(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && loader.getResource(type.getName().replace('.', '/') + ".class") != null;
    }

    /**
     * Returns what stands for an opaque value in replay: for a declared interface or class one that fails on each call, for any object
     * one that is no more than that; null where nothing can stand, as for a final class.
     *
     * @param path where the value is, for the message
     */
    static @Nullable Object standIn(String className, Class<?> declared, String path) {
        if (declared == Object.class) {
            return new StandIn(className, path);
        }
        if (!declared.isInterface() && CAN_SUBCLASS) {
            return OpaqueSubclasses.instance(declared, new StandIn(className, path));
        }
        if (!declared.isInterface() || declared.isSealed()) {
            return null;
        }
        return Proxy.newProxyInstance(
                declared.getClassLoader(), new Class<?>[] {declared}, new StandIn(className, path));
    }

    /** Says whether {@code value} stands for an opaque one. */
    static boolean isStandIn(@Nullable Object value) {
        return value == null || standInOf(value) != null;
    }

    private static @Nullable StandIn standInOf(Object value) {
        Object behind = value;
        if (Proxy.isProxyClass(value.getClass())) {
            behind = Proxy.getInvocationHandler(value);
        } else if (CAN_SUBCLASS && OpaqueSubclasses.isOne(value.getClass())) {
            behind = OpaqueSubclasses.handler(value);
        }
        return behind instanceof StandIn standIn ? standIn : null;
    }

    /** Stands for an opaque value, or answers for a proxy that does. */
    private record StandIn(String className, String path) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
            // Collections, debuggers and logs ask these, whatever class overrides them.
            return switch (method.getName() + Arrays.toString(method.getParameterTypes())) {
                case "equals[class java.lang.Object]" -> arguments != null && proxy == arguments[0];
                case "hashCode[]" -> System.identityHashCode(proxy);
                case "toString[]" -> toString();
                default -> throw new OpaqueValueException(className, path);
            };
        }

        @Override
        public String toString() {
            return "the " + className + " at " + path + ", which could not be recorded";
        }
    }

    private static boolean hasByteBuddy() {
        try {
            Class.forName("net.bytebuddy.ByteBuddy", false, Opaque.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Says whether {@code type} belongs to the JDK, whose fields are not ours to read. */
    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == PLATFORM;
    }
}
