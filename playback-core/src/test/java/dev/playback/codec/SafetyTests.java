package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTests {

    private final Watching loader = new Watching();
    private final JsonValues values = new JsonValues(Set.of("dev.playback.codec"), loader);

    /** Notes which classes are asked for. */
    private static final class Watching extends ClassLoader {

        private final Set<String> asked = new HashSet<>();

        Watching() {
            super(SafetyTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
        }
    }

    // The array is one of the positions.
    @SuppressWarnings("ArrayRecordComponent")
    record Holder(Object value, List<Object> items, Map<Object, Object> map, Object[] array, Number number) {}

    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Object detail;

        Failure(Object detail) {
            this.detail = detail;
        }

        Object detail() {
            return detail;
        }
    }

    static final class Loud {
        static final List<String> SEEN = List.of(note());
        int field;

        private static String note() {
            throw new AssertionError("the static initialiser ran");
        }
    }

    static List<String> gadgets() throws Exception {
        try (InputStream names = SafetyTests.class.getResourceAsStream("gadgets.txt")) {
            return new String(Objects.requireNonNull(names).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** Where a name can stand in a recording. */
    enum Position {
        ROOT("%s", Object.class),
        FIELD("{\"value\":%s}", Holder.class),
        FIELD_OF_A_TYPE("{\"number\":%s}", Holder.class),
        ITEM("{\"items\":[1,%s]}", Holder.class),
        ITEM_OF_AN_ARRAY("{\"array\":[%s]}", Holder.class),
        VALUE_OF_A_MAP("{\"map\":{\"k\":%s}}", Holder.class),
        KEY_OF_A_MAP("{\"map\":{\"@entries\":[[%s,1]]}}", Holder.class),
        NESTED("[{\"@type\":\"LinkedHashMap\",\"a\":[{\"@type\":\"Optional\",\"@value\":%s}]}]", Object.class),
        ITEM_OF_A_KIND("{\"@type\":\"HashSet\",\"@items\":[%s]}", Object.class),
        ITEM_OF_A_LIBRARY("{\"@type\":\"com.google.common.collect.ImmutableList\",\"@items\":[%s]}", Object.class),
        CONTENT_OF_A_FUTURE("{\"@type\":\"CompletableFuture\",\"@value\":%s}", Object.class),
        ENTRY("{\"@type\":\"Map.entry\",\"@key\":%s,\"@value\":1}", Object.class),
        COMPARATOR("{\"@type\":\"TreeSet\",\"@comparator\":%s,\"@items\":[]}", Object.class),
        PART("{\"@parts\":{\"0\":%s},\"@value\":1}", Object.class),
        CAUSE("{\"@type\":\"java.lang.Exception\",\"@message\":null,\"@cause\":%s}", Throwable.class),
        SUPPRESSED("{\"@type\":\"java.lang.Exception\",\"@message\":null,\"@suppressed\":[%s]}", Throwable.class),
        STATE_OF_AN_EXCEPTION(
                "{\"@type\":\"java.sql.SQLException\",\"@message\":null,\"@state\":[%s,\"\",1]}", Throwable.class),
        FIELD_OF_AN_EXCEPTION(
                "{\"@type\":\"dev.playback.codec.SafetyTests$Failure\",\"@message\":null,\"detail\":%s}",
                Throwable.class);

        private final String json;
        private final Class<?> declared;

        Position(String json, Class<?> declared) {
            this.json = json;
            this.declared = declared;
        }
    }

    /** How a name can be given. */
    enum Naming {
        OBJECT("{\"@type\":\"%s\",\"x\":1}"),
        ARRAY("{\"@type\":\"%s[]\",\"@items\":[]}"),
        CLASS("{\"@type\":\"Class\",\"@value\":\"%s\"}"),
        CONSTANT("{\"@type\":\"%s\",\"@constant\":\"INSTANCE\"}"),
        CODED("{\"@type\":\"%s\",\"@data\":{}}"),
        SET_OF_AN_ENUM("{\"@type\":\"EnumSet\",\"@key\":\"%s\",\"@items\":[]}"),
        MAP_OF_AN_ENUM("{\"@type\":\"EnumMap\",\"@key\":\"%s\"}");

        private final String json;

        Naming(String json) {
            this.json = json;
        }
    }

    @Nested
    class A_gadget {

        @ParameterizedTest
        @MethodSource("dev.playback.codec.SafetyTests#gadgets")
        void is_refused_wherever_and_however_it_stands_before_its_class_is_asked_for(String gadget) {
            for (Position position : Position.values()) {
                for (Naming naming : Naming.values()) {
                    String json = position.json.formatted(naming.json.formatted(gadget));

                    assertThatThrownBy(() -> values.read(json, position.declared))
                            .as("%s %s", position, naming)
                            .isInstanceOf(ValueException.class)
                            .hasMessageContaining("the class " + gadget + " is not allowed");
                }
            }
            assertThat(loader.asked).doesNotContain(gadget);
        }

        @ParameterizedTest
        @MethodSource("dev.playback.codec.SafetyTests#gadgets")
        void has_a_stand_in_where_it_poses_as_an_exception(String gadget) {
            String json = "{\"@type\":\"%s\",\"@message\":\"m\",\"val\":{\"a\":[1]}}".formatted(gadget);

            assertThat(values.readError(json)).isExactlyInstanceOf(RecordedException.class);
            assertThat(loader.asked).doesNotContain(gadget);
        }

        @Test
        void is_refused_even_where_its_package_is_allowed_if_it_is_the_jdks() {
            JsonValues careless = new JsonValues(Set.of("java.lang", "java.util"), loader);

            assertThatThrownBy(() ->
                            careless.read("{\"@type\":\"java.lang.ProcessBuilder\",\"command\":[]}", Object.class))
                    .hasMessageContaining("is one of the JDK whose fields are not ours to set");
        }

        @Test
        void that_is_an_allowed_class_is_not_initialised_by_naming_it() {
            Object type = values.read(
                    "{\"@type\":\"Class\",\"@value\":\"dev.playback.codec.SafetyTests$Loud\"}", Object.class);

            assertThat(type).isEqualTo(Loud.class);
            assertThatThrownBy(() -> values.read(
                            "{\"number\":{\"@type\":\"dev.playback.codec.SafetyTests$Loud\",\"field\":1}}",
                            Holder.class))
                    .isInstanceOf(ValueException.class);
        }
    }

    @Nested
    class A_class_beside_what_is_declared {

        @Test
        void is_allowed_and_must_fit() {
            JsonValues none = new JsonValues(Set.of(), loader);
            String circle = "{\"@type\":\"dev.playback.codec.TableTypes$Circle\",\"radius\":2.5}";

            assertThat(none.read(circle, TableTypes.Shape.class)).isEqualTo(new TableTypes.Circle(2.5));
            assertThatThrownBy(() -> none.read(circle, Object.class)).hasMessageContaining("is not allowed");
            assertThatThrownBy(() -> none.read(
                            "{\"@type\":\"dev.playback.codec.TableTypes$Point\",\"x\":1}", TableTypes.Shape.class))
                    .hasMessageContaining(
                            "TableTypes$Point stands where a dev.playback.codec.TableTypes$Shape is declared");
        }
    }

    @Nested
    class A_hostile_text {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[",
                    "{\"a\":",
                    "{\"@type\":\"ArrayList\",\"@items\":[",
                    "{\"@type\":\"Optional\",\"@value\":"
                })
        void nested_ten_million_deep_ends_in_an_error(String open) {
            String json = open.repeat(10_000_000 / open.length());

            within(() -> values.read(json, Object.class)).isInstanceOf(ValueException.class);
            within(() -> JsonValues.tree(json)).isNull();
        }

        @Test
        void whose_keys_all_have_one_hash_code_ends_in_an_error() {
            String keys = IntStream.range(0, 20_000)
                    .mapToObj(number -> "[%d,%d]".formatted(number, -31 * number))
                    .collect(Collectors.joining(","));
            String entries = IntStream.range(0, 20_000)
                    .mapToObj(number -> "[[%d,%d],0]".formatted(number, -31 * number))
                    .collect(Collectors.joining(","));

            within(() -> values.read("{\"@type\":\"HashSet\",\"@items\":[" + keys + "]}", Object.class))
                    .hasMessageContaining("more than 1000 keys or items have the hash code 961");
            within(() -> values.read("{\"@type\":\"HashMap\",\"@entries\":[" + entries + "]}", Object.class))
                    .hasMessageContaining("more than 1000 keys or items have the hash code 961");
        }

        @Test
        void whose_values_are_hashed_and_all_have_one_hash_code_ends_in_an_error() {
            String entries = IntStream.range(0, 20_000)
                    .mapToObj(number -> "\"k%d\":[%d,%d]".formatted(number, number, -31 * number))
                    .collect(Collectors.joining(","));

            within(() -> values.read(
                            "{\"@type\":\"com.google.common.collect.ImmutableBiMap\"," + entries + "}", Object.class))
                    .hasMessageContaining("more than 1000 keys or items have the hash code 961");
        }

        @ParameterizedTest
        @ValueSource(strings = {"HashSet", "com.google.common.collect.ImmutableSet"})
        void whose_shared_parts_would_be_hashed_forever_ends_in_an_error(String set) {
            // Each list has the one before it twice.
            StringBuilder lists = new StringBuilder("[[1]");
            for (int number = 1; number <= 60; number++) {
                String before = "{\"@ref\":\"/0/%d\"}".formatted(number - 1);
                lists.append(",[").append(before).append(",").append(before).append("]");
            }
            String json = "%s],{\"@type\":\"%s\",\"@items\":[{\"@ref\":\"/0/60\"},1]}".formatted(lists, set);

            within(() -> values.read("[" + json + "]", Object.class))
                    .hasMessageContaining("a key or item has more than 10000000 parts to hash, most of them shared");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Set.of", "io.vavr.collection.HashSet"})
        void whose_texts_all_have_one_hash_code_ends_in_an_error_where_a_table_does_not_sort_them(String type) {
            within(() -> values.read("{\"@type\":\"" + type + "\",\"@items\":[" + ofOneHash(",") + "]}", Object.class))
                    .hasMessageContaining("more than 1000 keys or items have the hash code");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Map.of", "Hashtable", "WeakHashMap", "Properties"})
        void whose_keys_all_have_one_hash_code_ends_in_an_error_where_a_table_does_not_sort_them(String type) {
            within(() -> values.read("{\"@type\":\"" + type + "\"," + ofOneHash(":\"\",") + ":\"\"}", Object.class))
                    .hasMessageContaining("more than 1000 keys or items have the hash code");
        }

        /** Returns texts with one hash code, parted by {@code between}: each of sixteen places is "Aa" or "BB". */
        private static String ofOneHash(String between) {
            return IntStream.range(0, 1 << 16)
                    .mapToObj(number -> '"'
                            + IntStream.range(0, 16)
                                    .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                                    .collect(Collectors.joining())
                            + '"')
                    .collect(Collectors.joining(between));
        }

        @Test
        void whose_texts_all_have_one_hash_code_is_read() {
            within(() -> {
                        assertThat((Set<?>) values.read(
                                        "{\"@type\":\"HashSet\",\"@items\":[" + ofOneHash(",") + "]}", Object.class))
                                .hasSize(1 << 16);
                        return null;
                    })
                    .isNull();
        }

        @Test
        void with_a_huge_number_ends_in_an_error() {
            String digits = "9".repeat(5_000_000);

            within(() -> values.read(digits, BigInteger.class)).hasMessageContaining("BigInteger");
            within(() -> values.read('"' + digits + '"', BigInteger.class))
                    .hasMessageContaining("a number has 5000000 digits; at most 100000 are read");
            within(() -> JsonValues.tree(digits)).isNull();
        }

        @Test
        void with_a_huge_exponent_is_read_and_compared_at_once() {
            String huge = "1e999999999";

            within(() -> {
                        Object value = values.read(huge, BigDecimal.class);
                        assertThat(value).hasToString("1E+999999999");
                        JsonNode tree = JsonValues.tree(huge);
                        assertThat(tree.equals(JsonValues.tree("1.0e999999999")))
                                .isTrue();
                        assertThat(tree.equals(JsonValues.tree("2e999999999"))).isFalse();
                        assertThat(tree.toString()).hasSizeLessThan(20);
                        assertThat(values.writeKey(value, BigDecimal.class)).isEqualTo("1E+999999999");
                        return value;
                    })
                    .isNull();
        }

        @Test
        void with_a_bad_pattern_or_zone_or_path_ends_in_an_error_that_names_the_place() {
            assertThatThrownBy(() -> values.read("[{\"@type\":\"Pattern\",\"@value\":\"0/(\"}]", Object.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("at '/0': the text '0/(' is no Pattern");
            assertThatThrownBy(() -> values.read("{\"@type\":\"ZoneId\",\"@value\":\"Mars/Base\"}", Object.class))
                    .hasMessageContaining("the text 'Mars/Base' is no ZoneId");
        }

        @Test
        void asks_no_name_server() {
            Object urls = values.read(
                    "{\"@type\":\"HashSet\",\"@items\":[{\"@type\":\"URL\",\"@value\":\"http://a.invalid/\"},"
                            + "{\"@type\":\"URL\",\"@value\":\"http://b.invalid/\"}]}",
                    Object.class);

            // The JDK's own would take the two for equal, since neither host has an address.
            assertThat((Set<?>) urls).hasSize(2).allMatch(URL.class::isInstance);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"@ref\":\"\"}",
                    "[{\"@ref\":\"/0\"}]",
                    "[{\"@ref\":\"/7\"}]",
                    "[{\"@ref\":\"no pointer\"}]",
                    "{\"a\":{\"@ref\":\"/b\"},\"b\":{\"@ref\":\"/a\"}}",
                    "{\"@type\":\"dev.playback.codec.TableTypes$Pair\",\"left\":[1],\"right\":{\"@ref\":\"/nowhere\"}}",
                    "{\"@type\":\"List.of\",\"@items\":[{\"@ref\":\"\"}]}"
                })
        void with_pointers_that_lead_nowhere_ends_in_an_error(String json) {
            assertThatThrownBy(() -> values.read(json, Object.class))
                    .isInstanceOf(ValueException.class)
                    .message()
                    .containsAnyOf("which is not made before it", "which it refers to");
        }

        @Test
        void with_a_pointer_to_something_of_another_type_ends_in_an_error() {
            assertThatThrownBy(() -> values.read("{\"value\":[1],\"number\":{\"@ref\":\"/value\"}}", Holder.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("java.util.ArrayList stands where a java.lang.Number is declared");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "[1,",
                    "1 2",
                    "{\"@type\":5}",
                    "{\"@type\":\"HashMap\",\"@entries\":[[1]]}",
                    "{\"@type\":\"HashMap\",\"@entries\":5}",
                    "{\"@type\":\"HashMap\",\"@secret\":5}",
                    "{\"@type\":\"ArrayList\"}",
                    "{\"@type\":\"ArrayList\",\"@items\":5}",
                    "{\"@type\":\"int[]\",\"@items\":[null]}",
                    "{\"@type\":\"int[]\",\"@items\":[\"x\"]}",
                    "{\"@type\":\"Optional\",\"@content\":5}",
                    "{\"@type\":\"Character\",\"@value\":\"\"}",
                    "[{\"@parts\":{},\"@value\":1}]"
                })
        void that_is_broken_ends_in_an_error(String json) {
            assertThatThrownBy(() -> values.read(json, Object.class)).isInstanceOf(ValueException.class);
        }

        private AbstractThrowableAssert<?, ? extends Throwable> within(Supplier<?> work) {
            return assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> catchThrowable(work::get)));
        }
    }
}
