package dev.playback.completion;

import dev.playback.recording.Outcome;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code Mono} and {@code Flux} of Reactor, if it is on the class path. They stay lazy: a call is made when it is subscribed to, and as
 * often.
 */
public final class Publishers {

    /** The key of what a subscription works for in the context of Reactor, and of its accessor in context-propagation. */
    public static final String BINDING = "dev.playback";

    /** How long what runs upstream after the last signal, as of {@code doFinally}, has to begin where nothing tells when it is done. */
    public static final Duration GRACE = Duration.ofMillis(20);

    private static final String MONO = "reactor.core.publisher.Mono";
    private static final String FLUX = "reactor.core.publisher.Flux";

    private static final String GIVEN_UP = "Given up before it gave anything.";

    private Publishers() {}

    /** Returns what is recorded as the failure of a publisher that was given up before it gave anything. */
    public static Throwable givenUp() {
        return new CancellationException(GIVEN_UP);
    }

    /** Says whether {@code error} is what {@link #givenUp} returns: who asks again gets nothing again. */
    static boolean isGivenUp(Throwable error) {
        return error instanceof CancellationException && GIVEN_UP.equals(error.getMessage());
    }

    /** Says whether something declared as {@code declared} is a publisher. */
    public static boolean isPublisher(Type declared) {
        String name = RawTypes.raw(declared).getName();
        return name.equals(MONO) || name.equals(FLUX);
    }

    /** Says whether it gives many values, as a list. */
    public static boolean isMany(Type declared) {
        return RawTypes.raw(declared).getName().equals(FLUX);
    }

    /** Returns the type of each value. */
    public static Type elementType(Type declared) {
        return RawTypes.argument(declared);
    }

    /** Returns the type of what it gives in all: its value, or a list of them. */
    public static Type valueType(Type declared) {
        return isMany(declared) ? new ListOf(elementType(declared)) : elementType(declared);
    }

    /**
     * Returns a publisher with the same signals as {@code publisher}, each of whose subscriptions is watched.
     *
     * @param subscribed is asked when it is subscribed to; null watches nothing
     */
    public static Object observed(Object publisher, Supplier<@Nullable Watch> subscribed) {
        return ReactorPublishers.observed(publisher, subscribed);
    }

    /** Returns a publisher that fits {@code declared} and asks for its outcome each time it is subscribed to. */
    public static Object answered(Type declared, Supplier<Outcome> answer) {
        return isMany(declared) ? ReactorPublishers.flux(answer) : ReactorPublishers.mono(answer);
    }

    /**
     * Subscribes to {@code publisher} and waits for its end, however it ends; says whether it has. Where it ends on another thread,
     * what runs there after its last signal has a moment to begin.
     */
    public static boolean await(Object publisher, Duration atMost) throws InterruptedException {
        CompletableFuture<Void> end = ReactorPublishers.subscribed(publisher);
        boolean elsewhere = !end.isDone();
        boolean ended = Stages.await(end, atMost);
        if (ended && elsewhere) {
            Thread.sleep(GRACE.toMillis());
        }
        return ended;
    }

    /** A list type, for values whose own type is only known when it runs. */
    private record ListOf(Type element) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }

        @Override
        public String getTypeName() {
            return "java.util.List<" + element.getTypeName() + ">";
        }
    }
}
