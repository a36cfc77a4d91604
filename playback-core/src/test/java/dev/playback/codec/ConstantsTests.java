package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects without state that are known by identity. */
class ConstantsTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    static final class Side {
        static final Side LEFT = new Side();
        static final Side RIGHT = new Side();
        static final Object SECRET = "secret";

        private Side() {}
    }

    abstract static class Shape {
        static final Shape CIRCLE = new Shape() {
            @Override
            int corners() {
                return 0;
            }
        };
        static final Shape SQUARE = new Shape() {
            @Override
            int corners() {
                return 4;
            }
        };

        abstract int corners();
    }

    interface Operation {
        int on(int number);
    }

    static final class Operations {
        static final Operation TWICE = new Operation() {
            @Override
            public int on(int number) {
                return 2 * number;
            }
        };
        static final Operation HALF = new Operation() {
            @Override
            public int on(int number) {
                return number / 2;
            }
        };

        private Operations() {}
    }

    interface Change {
        Change UP = new Change() {
            @Override
            public int of(int number) {
                return number + 1;
            }
        };
        Change DOWN = new Change() {
            @Override
            public int of(int number) {
                return number - 1;
            }
        };

        int of(int number);
    }

    @SuppressWarnings("ClassInitializationDeadlock") // One thread uses them first.
    static class Base {
        static final Base DEFAULT = new Derived();
    }

    static final class Derived extends Base {
        static final Derived DEFAULT = new Derived();
    }

    record Placed(Side side, Shape shape, Object any) {}

    static Stream<Object> constants() {
        return Stream.of(
                Side.LEFT,
                Side.RIGHT,
                Shape.CIRCLE,
                Shape.SQUARE,
                Operations.TWICE,
                Operations.HALF,
                Change.UP,
                Change.DOWN,
                Base.DEFAULT,
                Derived.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void are_the_same_again(Object constant) {
        assertThat(values.read(values.write(constant, Object.class), Object.class))
                .isSameAs(constant);
    }

    @Test
    void are_the_same_again_where_they_are_declared() {
        Placed placed = new Placed(Side.RIGHT, Shape.SQUARE, List.of(Operations.HALF, Side.LEFT));

        Placed back = (Placed) Objects.requireNonNull(values.read(values.write(placed, Placed.class), Placed.class));

        assertThat(back.side()).isSameAs(Side.RIGHT);
        assertThat(back.shape()).isSameAs(Shape.SQUARE);
        assertThat(back.any()).isEqualTo(placed.any());
    }

    @Test
    void have_keys_of_their_own() {
        assertThat(constants().map(constant -> values.writeKey(constant, Object.class)))
                .doesNotHaveDuplicates();
    }

    @Test
    void are_told_from_an_object_that_nothing_holds() {
        Side other = new Side();

        assertThat(values.write(other, Side.class)).isEqualTo("{}");
        assertThat(values.write(Side.RIGHT, Side.class)).isEqualTo("{\"@constant\":\"RIGHT\"}");
    }

    @Test
    void are_none_of_another_class() {
        assertThatThrownBy(() -> values.read("{\"@constant\":\"SECRET\"}", Side.class))
                .isInstanceOf(ValueException.class)
                .hasMessageEndingWith(
                        "the class dev.playback.codec.ConstantsTests$Side has no constant 'SECRET' of its own type");
    }
}
