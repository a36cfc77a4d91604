package dev.playback.examples.custom;

import dev.playback.annotation.InputDataHandler;
import dev.playback.annotation.InterceptedCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Records the items of an iterator that an input returns. Without it a recording holds a marker, since reading an iterator on the
 * application's behalf would leave it empty; this one reads it and hands on a fresh one. For iterators that end soon.
 */
public final class IteratorResult implements InputDataHandler {

    @Override
    public boolean fits(Class<?> declared) {
        return declared.isAssignableFrom(Iterator.class);
    }

    @Override
    public Prepared prepare(InterceptedCall call, Object value) {
        List<Object> items = new ArrayList<>();
        ((Iterator<?>) value).forEachRemaining(items::add);
        return new Prepared(items, items.iterator());
    }

    @Override
    public Object restore(InterceptedCall call, Object data) {
        return ((List<?>) data).iterator();
    }
}
