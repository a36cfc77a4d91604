package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** What a user meets who has only this library on the class path. */
class WithoutAwsSdkTests {

    private static final String MESSAGE =
            "Recordings in S3 need the AWS SDK for Java 2, but software.amazon.awssdk.services.s3.S3Client is not on the"
                    + " class path. Add software.amazon.awssdk:s3 and software.amazon.awssdk:apache5-client.";

    @Test
    void an_address_says_what_to_add() throws Throwable {
        Method at = withoutSdk("dev.playback.cassette.TapeCassette").getMethod("at", String.class);

        assertThatThrownBy(() -> invoke(at, "s3://my-bucket/shop")).hasMessage(MESSAGE);
        assertThat(invoke(at, "memory:")).hasToString("an in-memory cassette of 0 recordings");
    }

    @Test
    void a_builder_says_what_to_add() throws Exception {
        Method builder = withoutSdk("dev.playback.cassette.s3.S3TapeCassette").getMethod("builder", String.class);

        assertThatThrownBy(() -> invoke(builder, "my-bucket")).hasMessage(MESSAGE);
    }

    private static Object invoke(Method method, String argument) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(method.getDeclaringClass().getClassLoader());
        try {
            return method.invoke(null, argument);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Class<?> withoutSdk(String name) throws ClassNotFoundException {
        return Class.forName(name, true, new WithoutSdk());
    }

    /** Loads the library anew and knows no AWS SDK. */
    private static final class WithoutSdk extends ClassLoader {

        private WithoutSdk() {
            super(WithoutAwsSdkTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("software.amazon.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.playback.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
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
}
