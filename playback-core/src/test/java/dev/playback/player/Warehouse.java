package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.NotInKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Annotations on interfaces and superclasses alone. Nothing of what they declare may run in a replay. */
final class Warehouse implements Counting {

    static final AtomicInteger LIVE = new AtomicInteger();

    interface Store<K, V> {
        @InterceptInput("store.get")
        V get(K key, @NotInKey String trace);

        @InterceptInput("store.twice")
        default String twice(K key) {
            LIVE.incrementAndGet();
            return key + "" + key;
        }
    }

    static final class TextStore implements Store<String, Integer> {
        @Override
        public Integer get(String key, String trace) {
            return key.length() + LIVE.incrementAndGet();
        }
    }

    abstract static class Ledger {
        @InterceptOutput("ledger.write")
        protected abstract int write(int[] amounts);
    }

    static class PlainLedger extends Ledger {
        @Override
        protected int write(int[] amounts) {
            return amounts.length + LIVE.incrementAndGet();
        }
    }

    /** Nearer to its own annotation than to that of Ledger. */
    static final class NamedLedger extends PlainLedger {
        @Override
        @InterceptOutput("ledger.named")
        protected int write(int[] amounts) {
            return super.write(amounts);
        }
    }

    interface Clock {
        @InterceptInput("clock.now")
        long now(int zone);
    }

    static class Ticking {
        public long now(int zone) {
            return (long) zone + LIVE.incrementAndGet();
        }
    }

    /** Has no code of its own: only a superclass that knows no Clock has. */
    static final class InheritedClock extends Ticking implements Clock {}

    @Override
    public List<Object> count(String item) {
        List<Object> seen = new ArrayList<>();
        Store<String, Integer> store = new TextStore();
        seen.add(store.get(item, "trace " + LIVE));
        seen.add(store.twice(item));
        seen.add(new PlainLedger().write(new int[] {1, 2}));
        seen.add(new NamedLedger().write(new int[] {3}));
        seen.add(new InheritedClock().now(7));
        return seen;
    }
}
