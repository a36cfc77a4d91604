package dev.playback.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The classes of an application whose values the table of kinds is about. */
final class TableTypes {

    private TableTypes() {}

    record Point(int x, String label) {}

    record Generic<T>(T item, Optional<T> maybe) {}

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from " + from + " is after to " + to);
            }
        }
    }

    /** No constructor that a mapper could call. */
    static final class Account {
        private final String owner;
        private final long cents;

        Account(StringBuilder owner, long cents, Object unused) {
            this.owner = owner + Objects.toString(unused, "");
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account account && account.owner.equals(owner) && account.cents == cents;
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, cents);
        }
    }

    static final class Resetting {
        private String state = "reset";

        Resetting() {}

        Resetting state(String state) {
            this.state = state;
            return this;
        }

        String stateField() {
            return state;
        }

        public String getState() {
            if (!state.isEmpty()) {
                throw new IllegalStateException("a getter was called");
            }
            return state;
        }
    }

    static class Above {
        private final String name;

        Above(String name) {
            this.name = name;
        }

        String above() {
            return name;
        }
    }

    static final class Below extends Above {
        private final String name;

        Below(String above, String name) {
            super(above);
            this.name = name;
        }

        String below() {
            return name;
        }
    }

    record BeanNames(boolean isActive, String URL, int aB) {}

    @SuppressWarnings("checkstyle") // The two names are the case.
    record NameTwice(String name, String Name) {}

    record Annotated(
            @com.fasterxml.jackson.annotation.JsonIgnore String secret,

            @com.fasterxml.jackson.annotation.JsonProperty(
                    access = com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY)
            String writeOnly) {}

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(int side) implements Shape {}

    // The array is the case.
    @SuppressWarnings("ArrayRecordComponent")
    record Shapes(List<Shape> list, Shape[] array, Map<String, Shape> map) {}

    enum Level {
        LOW,
        HIGH {
            @Override
            int weight() {
                return 9;
            }
        };

        int weight() {
            return 1;
        }
    }

    record Optionals(Optional<Long> number, OptionalInt count) {}

    record Numbers(
            byte b,
            short s,
            int i,
            long l,
            float f,
            double nan,
            double minusZero,
            char c,
            boolean z,
            Long beyondDouble) {}

    record ByDay(Map<Long, String> names) {}

    static final class Node {
        @Nullable
        Node next;

        int number;

        Node(int number) {
            this.number = number;
        }
    }

    static final class Parent {
        final List<Child> children = new ArrayList<>();
    }

    static final class Child {
        final Parent parent;

        Child(Parent parent) {
            this.parent = parent;
        }
    }

    static final class Pair {
        final Object left;
        final Object right;

        Pair(Object left, Object right) {
            this.left = left;
            this.right = right;
        }
    }

    static final class OrderException extends Exception {
        private static final long serialVersionUID = 1;
        private final int order;
        private final Level level;

        OrderException(int order, Level level) {
            super("order " + order + " failed");
            this.order = order;
            this.level = level;
        }

        int order() {
            return order;
        }

        Level level() {
            return level;
        }
    }

    /** Has inner classes, anonymous classes and lambdas that hold on to it. */
    static final class Outer {
        final int base;

        Outer(int base) {
            this.base = base;
        }

        final class Inner {
            final int more;

            Inner(int more) {
                this.more = more;
            }

            int sum() {
                return base + more;
            }
        }

        Inner inner(int more) {
            return new Inner(more);
        }
    }

    abstract static class Greeting {
        abstract String greet();
    }

    static Greeting anonymous(String name) {
        return new Greeting() {
            @Override
            String greet() {
                return "hello " + name;
            }
        };
    }

    static final class Skips {
        private static final System.Logger LOG = System.getLogger("skips");
        transient Thread thread = Thread.currentThread();
        transient ReentrantLock lock = new ReentrantLock();
        final int kept;

        Skips(int kept) {
            this.kept = kept;
        }

        static System.Logger log() {
            return LOG;
        }
    }

    static final class WithThread {
        final Thread thread = Thread.currentThread();
        final int kept;

        WithThread(int kept) {
            this.kept = kept;
        }
    }

    static final class WithLock {
        final ReentrantLock lock = new ReentrantLock(true);
        final int kept;

        WithLock(int kept) {
            this.kept = kept;
        }
    }

    static final class WithLogger {
        final System.Logger logger = System.getLogger("values");
        final int kept;

        WithLogger(int kept) {
            this.kept = kept;
        }
    }

    static class Customer {
        String name = "";
    }

    /** Named as compilers of other languages name anonymous classes. */
    static final class Customer$$anon extends Customer {
        String nick = "";
    }

    /** Named as Hibernate, Byte Buddy and CGLIB name the subclasses they generate. */
    static final class Customer$$EnhancerByTest extends Customer {
        final Supplier<String> interceptor = () -> name;
    }

    interface Gateway {
        String pay(int cents);
    }
}
