package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.NoSuchFileException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Scanner;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BeyondTheTableTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    record Key<T extends Comparable<T>>(T id) {}

    sealed interface Shape permits Circle, Group {}

    record Circle(double radius) implements Shape {}

    record Group(List<? extends Shape> shapes, Optional<Shape> main) implements Shape {
        Group {
            shapes = List.copyOf(shapes);
        }
    }

    @SuppressWarnings("unused") // Its type is the case.
    static Map<Key<String>, List<? extends Shape>> drawings() {
        return Map.of(
                new Key<>("a"), List.of(new Circle(1), new Group(List.of(new Circle(2)), Optional.of(new Circle(3)))));
    }

    @SuppressWarnings({"unused", "unchecked", "rawtypes"}) // Its type is the case.
    static List<Optional<Long>>[] generics() {
        return new List[] {List.of(Optional.of(1L), Optional.empty()), List.of()};
    }

    @SuppressWarnings("unused") // Its type is the case.
    static Optional<Map<DayOfWeek, Optional<List<OptionalLong>>>> optionals() {
        return Optional.of(Map.of(DayOfWeek.FRIDAY, Optional.of(List.of(OptionalLong.of(4), OptionalLong.empty()))));
    }

    /** As Lombok's {@code @Value @Builder} makes them. */
    static final class Immutable {
        private final String name;
        private final List<Integer> tags;

        private Immutable(String name, List<Integer> tags) {
            this.name = name;
            this.tags = Collections.unmodifiableList(tags);
        }

        static Immutable of(String name, Integer... tags) {
            return new Immutable(name, new ArrayList<>(List.of(tags)));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Immutable immutable && immutable.name.equals(name) && immutable.tags.equals(tags);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, tags);
        }
    }

    /** There is one, which says so itself. */
    static final class Only {
        static final Only INSTANCE = new Only("only");
        private final String name;

        private Only(String name) {
            this.name = name;
        }

        @SuppressWarnings("unused") // Called by reflection.
        private Object readResolve() {
            return name.equals("only") ? INSTANCE : this;
        }
    }

    /** There is one, which has no state to tell it by, as an object of Kotlin. */
    static final class Silent {
        static final Silent INSTANCE = new Silent();

        private Silent() {}
    }

    /** Keeps its state where the default form of serialisation does not look. */
    static final class Custom {
        private transient int[] numbers = {};

        Custom numbers(int... values) {
            numbers = values.clone();
            return this;
        }

        @Serial
        @SuppressWarnings("unused") // That it is there says that transient does not mean left out.
        private void writeObject(java.io.ObjectOutputStream out) throws IOException {
            out.writeObject(numbers);
        }
    }

    private Object copy(Object value) {
        return Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class));
    }

    @Nested
    class Declared_types {

        @ParameterizedTest
        @MethodSource("dev.playback.codec.BeyondTheTableTests#generic")
        void tell_what_stands_in_them(String method) throws Exception {
            Method declared = BeyondTheTableTests.class.getDeclaredMethod(method);
            Type type = declared.getGenericReturnType();
            Object value = Objects.requireNonNull(declared.invoke(null));

            Object back = values.read(values.write(value, type), type);

            assertThat(Objects.deepEquals(back, value)).isTrue();
            assertThat(Objects.deepEquals(copy(value), value)).isTrue();
        }
    }

    static List<String> generic() {
        return List.of("drawings", "generics", "optionals");
    }

    @Nested
    class An_object {

        static Stream<Object> objects() {
            return Stream.of(
                    Immutable.of("n", 1, 2),
                    TimeUnit.SECONDS,
                    new TreeMap<>(Map.of(DayOfWeek.MONDAY, 1)),
                    LocalDate[].class,
                    int.class,
                    new ArrayList<>(List.of(Only.INSTANCE, Silent.INSTANCE)));
        }

        @ParameterizedTest
        @MethodSource("objects")
        void comes_back_equal(Object object) {
            assertThat(copy(object)).isEqualTo(object);
        }

        @Test
        void that_is_the_only_one_is_the_same() {
            assertThat(copy(Only.INSTANCE)).isSameAs(Only.INSTANCE);
            assertThat(copy(Silent.INSTANCE)).isSameAs(Silent.INSTANCE);
        }

        @Test
        void that_serialises_itself_keeps_its_transient_fields() {
            assertThat(((Custom) copy(new Custom().numbers(3, 4))).numbers).containsExactly(3, 4);
        }

        @Test
        void whose_class_a_compiler_gave_an_odd_name_is_whole() {
            TableTypes.Customer$$anon customer = new TableTypes.Customer$$anon();
            customer.nick = "cy";

            assertThat(copy(customer)).isExactlyInstanceOf(TableTypes.Customer$$anon.class);
            assertThat(((TableTypes.Customer$$anon) copy(customer)).nick).isEqualTo("cy");
        }

        @Test
        void of_another_class_loader_comes_back_as_one_of_it() throws Exception {
            Class<?> theirs = new Copying().loadClass(Circle.class.getName());
            Constructor<?> constructor = theirs.getDeclaredConstructor(double.class);
            constructor.setAccessible(true);
            Object circle = constructor.newInstance(2.0);

            Object back = values.read(values.write(circle, theirs), theirs);

            assertThat(back).isEqualTo(circle).isInstanceOf(theirs).isNotInstanceOf(Circle.class);
        }

        @Test
        void that_may_not_be_changed_comes_back_so() {
            SortedSet<String> sorted =
                    Collections.unmodifiableSortedSet(new TreeSet<>(Comparator.<String>reverseOrder()));

            assertThatThrownBy(() -> ((SortedSet<?>) copy(sorted)).clear())
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> ((Map<?, ?>) copy(Map.of("a", 1))).clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    /** Defines the classes of this test anew. */
    private static final class Copying extends ClassLoader {

        Copying() {
            super(BeyondTheTableTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(BeyondTheTableTests.class.getName() + "$")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(code).readAllBytes();
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Nested
    class An_exception {

        /** Adds to its message each time it is asked for. */
        static final class CodedException extends RuntimeException {
            private static final long serialVersionUID = 1;
            private final int code;

            CodedException(int code, @Nullable String message) {
                super(message);
                this.code = code;
            }

            @Override
            public String getMessage() {
                return "[" + code + "] " + super.getMessage() + " (see the manual)";
            }
        }

        @Test
        void does_not_add_to_its_message_again() {
            assertThat((Throwable) copy(new CodedException(7, "low")))
                    .isInstanceOf(CodedException.class)
                    .hasMessage("[7] low (see the manual)");
            assertThat((Throwable) copy(new CodedException(8, null))).hasMessage("[8] null (see the manual)");
        }

        @Test
        void of_the_jdk_keeps_what_only_its_constructor_can_set() {
            NoSuchFileException file = (NoSuchFileException) copy(new NoSuchFileException("a", "b", "why"));
            DateTimeParseException date = (DateTimeParseException) copy(new DateTimeParseException("bad", "2x", 1));

            assertThat(file).hasMessage("a -> b: why");
            assertThat(file.getOtherFile()).isEqualTo("b");
            assertThat(date).hasMessage("bad");
            assertThat(date.getErrorIndex()).isEqualTo(1);
        }

        @Test
        void keeps_its_causes_to_the_last() {
            Throwable error = new IOException("one", new IllegalStateException("two", new CodedException(3, "three")));

            Throwable back = values.readError(values.writeError(error));

            assertThat(back)
                    .hasMessage("one")
                    .isExactlyInstanceOf(IOException.class)
                    .cause()
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .cause()
                    .isInstanceOf(CodedException.class)
                    .hasNoCause();
        }

        @Test
        void has_the_recorded_stack_trace_beside_its_own() {
            Throwable error = new IOException("x");

            String json = values.writeError(error);

            assertThat(JsonValues.recordedTrace(json).orElseThrow())
                    .startsWith("at " + error.getStackTrace()[0])
                    .contains("BeyondTheTableTests$An_exception.has_the_recorded_stack_trace_beside_its_own");
            assertThat(JsonValues.recordedTrace("5")).isEmpty();
            assertThat(values.readError(json).getStackTrace()).isNotEmpty();
        }
    }

    @Nested
    class A_value_that_means_nothing_elsewhere {

        record Holder(Object any, Supplier<String> supplier, Thread thread, Feed feed, Scanner scanner, String after) {}

        /** A class of the application whose iterators can be gone through once only. */
        abstract static class Feed implements Iterator<String> {

            private final String name = "feed";

            String name() {
                return name;
            }

            @Override
            public String toString() {
                return name();
            }
        }

        static final class Lines extends Feed {

            @Override
            public boolean hasNext() {
                return false;
            }

            @Override
            public String next() {
                throw new NoSuchElementException();
            }
        }

        private final List<String> notes = new ArrayList<>();
        private final String json = values.write(
                new Holder(
                        (Runnable) () -> {},
                        () -> "x",
                        Thread.currentThread(),
                        new Lines(),
                        new Scanner("one two"),
                        "kept"),
                Object.class);
        private final Holder holder = (Holder) Objects.requireNonNull(values.read(json, Object.class, notes::add));

        @Test
        void leaves_the_rest_of_what_holds_it_usable() {
            assertThat(holder.after()).isEqualTo("kept");
        }

        @Test
        void fails_when_it_is_called_with_its_place() {
            assertThatThrownBy(() -> holder.supplier().get())
                    .isInstanceOf(OpaqueValueException.class)
                    .hasMessageContaining("The recorded value at /supplier was a")
                    .hasMessageContaining("Intercept a method that gives its content instead");
        }

        @Test
        void fails_when_it_is_called_where_a_class_is_declared() {
            assertThatThrownBy(() -> holder.thread().start())
                    .isInstanceOf(OpaqueValueException.class)
                    .hasMessageStartingWith("The recorded value at /thread was a java.lang.Thread, which cannot be");
            assertThatThrownBy(() -> holder.feed().name())
                    .isInstanceOf(OpaqueValueException.class)
                    .hasMessageStartingWith("The recorded value at /feed was a " + Lines.class.getName() + ", which");
        }

        @Test
        void can_be_asked_what_it_is() {
            assertThat(holder.feed())
                    .hasToString("the " + Lines.class.getName() + " at /feed, which could not be recorded");
            assertThat(holder.thread()).isEqualTo(holder.thread()).isNotEqualTo(new Thread());
            assertThat(Set.of(holder.feed())).contains(holder.feed());
        }

        @Test
        void is_no_null_where_any_object_can_stand() {
            assertThat(holder.any()).isNotInstanceOf(Runnable.class);
            assertThat(holder.any().toString()).contains("$$Lambda at /any, which could not be recorded");
        }

        @Test
        void is_noted_where_only_null_can_stand() {
            assertThat(holder.scanner()).isNull();
            assertThat(notes)
                    .containsExactly(
                            "At '/scanner' there was a java.util.Scanner, which cannot be recorded; it is null.");
        }

        @Test
        void is_written_again_as_it_was_recorded() {
            Holder whole = new Holder(
                    holder.any(), holder.supplier(), holder.thread(), holder.feed(), new Scanner(""), holder.after());

            assertThat(values.write(whole, Object.class)).isEqualTo(json);
        }
    }

    @Nested
    class A_tree {

        @Test
        void needs_no_class_of_the_application() {
            assertThat(JsonValues.tree("{\"@type\":\"com.gone.Order\",\"total\":1.50}"))
                    .hasToString("{\"@type\":\"com.gone.Order\",\"total\":1.50}");
        }

        @Test
        void keeps_kinds_and_traces_on_request() {
            String json = values.write(new HashMap<>(Map.of("a", List.of(1))), Object.class);

            assertThat(JsonValues.tree(json)).hasToString("{\"a\":[1]}");
            assertThat(JsonValues.fullTree(json))
                    .hasToString("{\"@type\":\"HashMap\",\"a\":{\"@type\":\"List.of\",\"@items\":[1]}}");
        }

        @Test
        void is_the_same_for_any_kind_of_map_and_set() {
            Map<DayOfWeek, Integer> map = Map.of(DayOfWeek.MONDAY, 1);
            TreeMap<DayOfWeek, Integer> reversed = new TreeMap<>(Comparator.reverseOrder());
            reversed.putAll(map);
            TreeSet<DayOfWeek> set = new TreeSet<>(Comparator.reverseOrder());
            set.addAll(map.keySet());

            assertThat(Stream.of(map, new HashMap<>(map), new EnumMap<>(map), reversed)
                            .map(one -> JsonValues.tree(values.write(one, Object.class)))
                            .distinct())
                    .hasSize(1);
            assertThat(Stream.of(map.keySet(), EnumSet.of(DayOfWeek.MONDAY), set)
                            .map(one -> JsonValues.tree(values.write(one, Object.class)))
                            .distinct())
                    .hasSize(1);
        }

        @Test
        void of_a_deep_value_stays_flat() {
            TableTypes.Node first = new TableTypes.Node(0);
            TableTypes.Node last = first;
            for (int i = 1; i < 9000; i++) {
                last.next = new TableTypes.Node(i);
                last = last.next;
            }

            assertThat(JsonValues.tree(values.write(first, Object.class))
                            .at("/@parts/0/number")
                            .intValue())
                    .isEqualTo(200);
        }
    }
}
