package dev.playback.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters that are data: equal if they want the same, printed as the call that makes them. */
final class Filters {

    private Filters() {}

    /** A filter whose text tells all about it. */
    sealed interface Printed extends MetadataFilter {}

    /** Says whether {@code filter} prints all that it wants. */
    static boolean isPrinted(MetadataFilter filter) {
        if (filter instanceof AnyOf any) {
            return any.wanted().stream().allMatch(Filters::isPrinted);
        }
        if (filter instanceof Both both) {
            return both.all().stream().allMatch(Filters::isPrinted);
        }
        return filter instanceof Printed;
    }

    private static boolean anyElement(@Nullable Object value, Predicate<Object> wanted) {
        return value instanceof List<?> list ? list.stream().anyMatch(wanted) : value != null && wanted.test(value);
    }

    record Is(Wanted wanted) implements Printed {
        Is(Object wanted) {
            this(Wanted.of(wanted));
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return value != null && (wanted.isEqual(value) || anyElement(value, wanted::isEqual));
        }

        @Override
        public String toString() {
            return "is(" + wanted + ")";
        }
    }

    record IsNot(Wanted unwanted) implements Printed {
        IsNot(Object unwanted) {
            this(Wanted.of(unwanted));
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return anyElement(value, unwanted::isOfItsKind)
                    && !unwanted.isEqual(Objects.requireNonNull(value))
                    && !anyElement(value, unwanted::isEqual);
        }

        @Override
        public String toString() {
            return "isNot(" + unwanted + ")";
        }
    }

    record AnyOf(List<MetadataFilter> wanted) implements Printed {

        @Override
        public boolean matches(@Nullable Object value) {
            return wanted.stream().anyMatch(one -> one.matches(value));
        }

        @Override
        public String toString() {
            return wanted.stream().map(Object::toString).collect(Collectors.joining(", ", "anyOf(", ")"));
        }
    }

    record Like(String pattern) implements Printed {
        Like {
            Objects.requireNonNull(pattern, "pattern");
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return anyElement(value, one -> one instanceof String text && Wildcards.match(pattern, text));
        }

        @Override
        public String toString() {
            return "like(" + Wanted.quoted(pattern) + ")";
        }
    }

    /** How a fact is to lie to a bound. */
    enum Relation {
        LESS("lessThan"),
        AT_MOST("atMost"),
        MORE("moreThan"),
        AT_LEAST("atLeast");

        private final String method;

        Relation(String method) {
            this.method = method;
        }

        boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    record Compares(Relation relation, Wanted bound) implements Printed {
        Compares(Relation relation, Object bound) {
            this(relation, Wanted.ofOrdered(bound));
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return anyElement(value, this::holds);
        }

        private boolean holds(Object value) {
            Integer order = bound.order(value);
            return order != null && relation.holds(order);
        }

        @Override
        public String toString() {
            return relation.method + "(" + bound + ")";
        }
    }

    record Between(Compares low, Compares high) implements Printed {
        Between(Object low, Object high) {
            this(new Compares(Relation.AT_LEAST, low), new Compares(Relation.AT_MOST, high));
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return anyElement(value, one -> low.matches(one) && high.matches(one));
        }

        @Override
        public String toString() {
            return "between(" + low.bound() + ", " + high.bound() + ")";
        }
    }

    record Absent() implements Printed {
        @Override
        public boolean matches(@Nullable Object value) {
            return value == null;
        }

        @Override
        public String toString() {
            return "absent()";
        }
    }

    record Present() implements Printed {
        @Override
        public boolean matches(@Nullable Object value) {
            return value != null;
        }

        @Override
        public String toString() {
            return "present()";
        }
    }

    record Both(List<MetadataFilter> all) implements Printed {
        Both {
            List<MetadataFilter> flat = new ArrayList<>();
            all.forEach(one -> flat.addAll(one instanceof Both both ? both.all() : List.of(one)));
            all = List.copyOf(flat);
        }

        @Override
        public boolean matches(@Nullable Object value) {
            return all.stream().allMatch(one -> one.matches(value));
        }

        @Override
        public String toString() {
            return all.stream().map(Object::toString).collect(Collectors.joining(" and "));
        }
    }
}
