package dev.playback.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes each value of a subscription down when it comes, since the application may change it next, and tells the end once. Stops
 * when its values are no longer wanted. Changes over time; for one signal at a time.
 */
public final class CollectingWatch implements Watch {

    private final boolean many;
    private final Function<@Nullable Object, String> writer;
    private final Bindings bindings;
    private final Ending ending;
    // Guarded by this, since a cancellation may come while a value does.
    private final List<String> texts = new ArrayList<>();
    private long held;
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

        /** Says whether more values are wanted, once {@code chars} of them are held. */
        boolean wants(long chars);

        /** They were not; what is held is let go, and the subscription goes on unwatched. */
        void unwanted();

        /** It gave this, as JSON: one value, {@code null} for none, or a list. */
        void returned(String json);

        /** It failed before it gave anything. */
        void threw(Throwable error);

        /** It failed when it had given this many values. */
        void threwAfter(int values, Throwable error);

        /** It was given up before it gave anything. */
        void cancelled();

        /** It was given up when it had given these, as JSON. */
        void cancelledAfter(String json);

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
        if (!goesOn()) {
            return;
        }
        try {
            add(writer.apply(value));
        } catch (RuntimeException | Error e) {
            end(() -> ending.broke(e));
            return;
        }
        goesOn();
    }

    @Override
    public void completed() {
        end(() -> ending.returned(json()));
    }

    @Override
    public void failed(Throwable error) {
        int values = count();
        end(() -> {
            if (values == 0) {
                ending.threw(error);
            } else {
                ending.threwAfter(values, error);
            }
        });
    }

    @Override
    public void cancelled() {
        if (many && count() > 0) {
            end(() -> ending.cancelledAfter(json()));
        } else {
            end(ending::cancelled);
        }
    }

    private boolean goesOn() {
        if (ended.get()) {
            return false;
        }
        if (ending.wants(held())) {
            return true;
        }
        end(ending::unwanted);
        return false;
    }

    private void end(Runnable told) {
        if (ended.compareAndSet(false, true)) {
            told.run();
            forget();
        }
    }

    private synchronized void add(String text) {
        held += text.length() + (texts.isEmpty() ? 0 : 1);
        texts.add(text);
    }

    private synchronized int count() {
        return texts.size();
    }

    private synchronized long held() {
        return held;
    }

    private synchronized String json() {
        return many ? "[" + String.join(",", texts) + "]" : texts.isEmpty() ? "null" : texts.get(0);
    }

    private synchronized void forget() {
        texts.clear();
    }
}
