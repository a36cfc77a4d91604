package dev.playback.codec;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Member;
import java.lang.reflect.Proxy;
import java.nio.channels.Channel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.stream.BaseStream;
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
            Class.class,
            Member.class,
            MethodHandle.class,
            System.Logger.class);

    private Opaque() {}

    /** Says whether {@code value} can only be kept as a marker. */
    static boolean isOpaque(Object value) {
        Class<?> type = value.getClass();
        return type.isHidden()
                || type.getName().contains("$$Lambda")
                || Proxy.isProxyClass(type)
                || isOneShot(value)
                || TYPES.stream().anyMatch(opaque -> opaque.isInstance(value));
    }

    // An iterable may give its iterator only once; collections and paths give a new one each time.
    private static boolean isOneShot(Object value) {
        return value instanceof Iterable<?>
                && !(value instanceof Collection<?>)
                && !(value instanceof Path)
                && !(value instanceof Throwable)
                && value.getClass().getName().startsWith("java.");
    }

    /**
     * Returns what stands for an opaque value in replay: for a declared interface a proxy that fails on each call, else null.
     *
     * @param path where the value is, for the message
     */
    static @Nullable Object standIn(String className, Class<?> declared, String path) {
        if (!declared.isInterface()) {
            return null;
        }
        return Proxy.newProxyInstance(
                declared.getClassLoader(), new Class<?>[] {declared}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "an opaque " + className;
                        };
                    }
                    throw new OpaqueValueException(className, path);
                });
    }

    /** Says whether {@code type} belongs to the JDK, whose fields are not ours to read. */
    static boolean isJdk(Class<?> type) {
        return type.getName().startsWith("java.")
                || type.getName().startsWith("javax.")
                || type.getName().startsWith("jdk.")
                || type.getName().startsWith("sun.")
                || type.getName().startsWith("com.sun.");
    }

    /** Says whether {@code value} is an entry of a map. */
    static boolean isEntry(Object value) {
        return value instanceof Map.Entry<?, ?> && isJdk(value.getClass());
    }
}
