package dev.playback.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes each value of a subscription down when it comes, since the application may change it next, and tells the end once. Changes
 * over time; for one signal at a time.
 */
public final class CollectingWatch implements Watch {

    private final boolean many;
    private final Function<@Nullable Object, String> writer;
    private final Bindings bindings;
    private final Ending ending;
    private final List<String> texts = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * What runs in whose name.
     *
     * @param within runs the subscription
     * @param outside runs signals to the subscriber
     * @param binding what goes into the context of the subscription
     */
    public record Bindings(Consumer<Runnable> within, Consumer<Runnable> outside, Object binding) {}

    /** Hears how a subscription ended, once. */
    public interface Ending {

        /** It gave this, as JSON: one value, {@code null} for none, or a list. */
        void returned(String json);

        /** It failed. */
        void threw(Throwable error);

        /** It was given up before it gave its only value. */
        void cancelled();

        /** A value could not be written down; the subscription goes on unwatched. */
        void broke(Throwable failure);
    }

    /**
     * Watches a subscription.
     *
     * @param many whether its values are a list
     * @param writer writes a value as JSON
     */
    public CollectingWatch(boolean many, Function<@Nullable Object, String> writer, Bindings bindings, Ending ending) {
        this.many = many;
        this.writer = writer;
        this.bindings = bindings;
        this.ending = ending;
    }

    @Override
    public void within(Runnable subscription) {
        bindings.within().accept(subscription);
    }

    @Override
    public void outside(Runnable signal) {
        bindings.outside().accept(signal);
    }

    @Override
    public Object binding() {
        return bindings.binding();
    }

    @Override
    public void next(@Nullable Object value) {
        if (ended.get()) {
            return;
        }
        try {
            texts.add(writer.apply(value));
        } catch (RuntimeException | Error e) {
            if (ended.compareAndSet(false, true)) {
                ending.broke(e);
            }
        }
    }

    @Override
    public void completed() {
        if (ended.compareAndSet(false, true)) {
            ending.returned(many ? "[" + String.join(",", texts) + "]" : texts.isEmpty() ? "null" : texts.get(0));
        }
    }

    @Override
    public void failed(Throwable error) {
        if (ended.compareAndSet(false, true)) {
            ending.threw(error);
        }
    }

    @Override
    public void cancelled() {
        if (many) {
            // Who takes only the first ones gets just these in replay.
            completed();
        } else if (ended.compareAndSet(false, true)) {
            ending.cancelled();
        }
    }
}
