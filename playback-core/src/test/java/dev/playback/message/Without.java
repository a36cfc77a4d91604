package dev.playback.message;

import java.io.IOException;
import java.io.InputStream;

/** Sees what the loader of the tests sees, but neither protobuf nor Avro. */
final class Without extends ClassLoader {

    private static final String HERE = Without.class.getPackageName() + ".";

    Without() {
        super(Without.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("com.google.protobuf.") || name.startsWith("org.apache.avro.")) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith(HERE)) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
