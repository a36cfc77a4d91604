package dev.playback.isolation;

import java.util.Map;
import java.util.Objects;

/**
 * Which comparer a worker makes, as text that can be sent.
 *
 * @param factory the name of a class that implements {@link IsolatedComparer.Factory} and has a constructor without parameters
 * @param arguments what the factory is given, no more than it needs to find everything else
 */
public record ComparerSpec(String factory, Map<String, String> arguments) {

    /** Copies the arguments. */
    public ComparerSpec {
        Objects.requireNonNull(factory, "factory");
        arguments = Map.copyOf(arguments);
    }

    /**
     * Names {@code factory}.
     *
     * @throws IllegalArgumentException if a worker could not make one, since it has no name or no constructor without parameters
     */
    public static ComparerSpec of(Class<? extends IsolatedComparer.Factory> factory, Map<String, String> arguments) {
        NamedClasses.check(factory);
        return new ComparerSpec(factory.getName(), arguments);
    }
}
