package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The 108 kinds of values that stock mappers were measured with, each standing where only an object is declared, with what is to
 * come of it. The rows are in {@code ScalarRows}, {@code CollectionRows} and {@code ObjectRows}.
 */
final class ValueTable {

    private ValueTable() {}

    /**
     * One row.
     *
     * @param value made anew for each test
     * @param check fails unless what it is given is as the value was
     * @param refusal what the refusal says, if the kind cannot come back
     */
    record Kind(
            String name,
            Maker value,
            Consumer<@Nullable Object> check,
            @Nullable String refusal) {

        /** Comes back equal and of the same class. */
        static Kind same(String name, Maker value) {
            return new Kind(name, value, back -> sameAs(make(value), back), null);
        }

        /** Comes back as {@code check} demands. */
        static Kind right(String name, Maker value, Consumer<Object> check) {
            return new Kind(name, value, back -> check.accept(Objects.requireNonNull(back)), null);
        }

        /** Cannot come back: reading it fails, saying {@code message}. */
        static Kind refused(String name, Maker value, String message) {
            return new Kind(name, value, back -> {}, message);
        }

        boolean isRight() {
            return refusal == null;
        }

        void verify(JsonValues values) {
            if (refusal == null) {
                check.accept(values.read(values.write(make(value), Object.class), Object.class));
            } else {
                assertThatThrownBy(() -> values.read(values.write(make(value), Object.class), Object.class))
                        .isInstanceOfAny(ValueException.class, OpaqueValueException.class)
                        .hasMessageContaining(refusal);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Makes a value, in whatever way. */
    interface Maker {
        @Nullable
        Object make() throws Exception;
    }

    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        Stream.of(ObjectRows.rows(), CollectionRows.rows(), ScalarRows.rows()).forEach(kinds::addAll);
        return kinds;
    }

    static @Nullable Object make(Maker maker) {
        try {
            return maker.make();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void sameAs(@Nullable Object expected, @Nullable Object back) {
        if (expected == null) {
            assertThat(back).isNull();
            return;
        }
        assertThat(back).isNotNull().hasSameClassAs(expected);
        Objects.requireNonNull(back);
        assertThat(Objects.deepEquals(back, expected))
                .as("%s is %s", back, expected)
                .isTrue();
        assertThat(back.hashCode() == expected.hashCode() || expected.getClass().isArray())
                .isTrue();
    }

    /** Fails unless the lists are equal item by item, each of the same class. */
    static void sameItems(List<?> expected, Object back) {
        assertThat(back).isInstanceOf(List.class);
        List<?> items = (List<?>) back;
        assertThat(items).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            sameAs(expected.get(i), items.get(i));
        }
    }

    static List<Kind> list(Kind... kinds) {
        return List.of(kinds);
    }
}
