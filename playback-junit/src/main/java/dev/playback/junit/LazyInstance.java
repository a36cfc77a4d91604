package dev.playback.junit;

import dev.playback.junit.Members.TestInstance;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** The instance of a test class whose members are not all static; made when it is first needed, once. For any number of threads. */
final class LazyInstance implements TestInstance {

    private final Class<?> type;
    private @Nullable Object instance;

    LazyInstance(Class<?> type) {
        this.type = type;
    }

    @Override
    public synchronized Object get() {
        if (instance == null) {
            try {
                instance = ReflectionSupport.newInstance(type);
            } catch (Exception e) {
                throw new MisconfiguredTestException(
                        "%s has members that are not static, but cannot be made: %s. Give it a constructor without parameters, or make them static."
                                .formatted(type.getName(), e),
                        e);
            }
        }
        return instance;
    }
}
