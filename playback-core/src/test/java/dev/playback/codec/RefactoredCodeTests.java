package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.playback.annotation.FormerNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RefactoredCodeTests {

    private static final String HERE = "dev.playback.codec.RefactoredCodeTests$";

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());
    private final List<String> notes = new ArrayList<>();

    // snippet: former
    @FormerNames("com.shop.v1.Buyer")
    record Customer(@FormerNames({"fullName", "nick"}) String name, int level) {}
    // end

    static final class Order {
        @FormerNames("client")
        @Nullable
        Customer customer;

        @Nullable
        List<Integer> lines;

        int added = 7;
    }

    static final class Parcel {
        @Nullable
        Object any;

        @Nullable
        Parcel inner;

        @Nullable
        Object first;

        @Nullable
        Object again;

        @Nullable
        StringBuilder text;
    }

    sealed interface Payment permits Card, Cash {}

    @FormerNames("com.shop.v1.Plastic")
    record Card(String number) implements Payment {}

    record Cash(int cents) implements Payment {}

    enum State {
        OPEN,
        @FormerNames("DONE")
        CLOSED
    }

    private <T> T read(String json, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.read(json, type, notes::add)));
    }

    @Nested
    class A_field {

        @Test
        void that_was_added_is_zero_or_null() {
            Order order = read("{\"customer\":null}", Order.class);

            assertThat(order.lines).isNull();
            assertThat(order.added).isZero();
            assertThat(read("{\"name\":\"a\"}", Customer.class)).isEqualTo(new Customer("a", 0));
            assertThat(notes).isEmpty();
        }

        @Test
        void that_was_removed_is_left_out_and_noted() {
            Order order = read("{\"discount\":{\"percent\":[1,2]},\"lines\":[5]}", Order.class);

            assertThat(order.lines).containsExactly(5);
            assertThat(notes)
                    .containsExactly("At '/discount' the " + HERE
                            + "Order has no field 'discount' any more; what was recorded of it is left out.");
        }

        @Test
        void that_was_removed_may_hold_what_others_point_to() {
            Order order = read(
                    "{\"discount\":{\"of\":[{\"@type\":\"ArrayList\",\"@items\":[8,9]}]},\"lines\":{\"@ref\":\"/discount/of/0\"}}",
                    Order.class);

            assertThat(order.lines).containsExactly(8, 9);
        }

        @Test
        void that_was_removed_may_hold_much_that_others_point_to() {
            StringBuilder json = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                json.append(i == 0 ? "[" : ",")
                        .append("{\"buyer\":[{\"name\":\"n%d\",\"level\":%d}],\"customer\":{\"@ref\":\"/%d/buyer/0\"}}"
                                .formatted(i, i, i));
            }

            Order[] orders = assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> read(json.append("]").toString(), Order[].class));

            assertThat(orders).hasSize(20_000);
            assertThat(orders[19_999].customer).isEqualTo(new Customer("n19999", 19_999));
        }

        @Test
        void that_was_removed_may_hold_what_points_to_other_parts_of_it() {
            Parcel parcel = read(
                    "{\"gone\":[[1],{\"any\":{\"@ref\":\"/gone/0\"},\"lost\":[[2]]},{\"@type\":\"StringBuilder\",\"@value\":\"x\"}],"
                            + "\"any\":{\"@ref\":\"/gone/1/lost/0\"},\"inner\":{\"@ref\":\"/gone/1\"},"
                            + "\"first\":{\"@ref\":\"/gone/0\"},\"again\":{\"@ref\":\"/gone/0\"},\"text\":{\"@ref\":\"/gone/2\"}}",
                    Parcel.class);

            assertThat(parcel.any).isEqualTo(List.of(2));
            assertThat(parcel.first).isEqualTo(List.of(1)).isSameAs(parcel.again);
            assertThat(Objects.requireNonNull(parcel.inner).any).isSameAs(parcel.first);
            assertThat(parcel.text).hasToString("x");
        }

        @Test
        void that_was_renamed_is_found_by_its_former_name() {
            assertThat(read("{\"fullName\":\"ann\",\"level\":2}", Customer.class))
                    .isEqualTo(new Customer("ann", 2));
            assertThat(read("{\"client\":{\"nick\":\"ben\",\"level\":3}}", Order.class).customer)
                    .isEqualTo(new Customer("ben", 3));
            assertThat(notes).isEmpty();
        }

        @Test
        void that_was_renamed_is_found_by_a_table() {
            JsonValues renaming = values.renaming(Map.of(HERE + "Order#rows", "lines"));

            Order order = (Order) Objects.requireNonNull(renaming.read("{\"rows\":[4]}", Order.class));

            assertThat(order.lines).containsExactly(4);
        }

        @Test
        void of_another_type_fails_with_its_place() {
            assertThatThrownBy(() -> read("{\"customer\":{\"name\":\"a\",\"level\":\"high\"}}", Order.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessage(
                            "A recorded value cannot be read as %sOrder, at '/customer/level': the text 'high' is no Integer"
                                    .formatted(HERE));
            assertThatThrownBy(() -> read("{\"customer\":[1]}", Order.class))
                    .hasMessageContaining("at '/customer': a list stands where a " + HERE + "Customer is declared");
        }

        @Test
        void of_a_wider_number_takes_the_narrow_one() {
            record Wide(long number, double ratio) {}

            assertThat(read("{\"number\":5,\"ratio\":2}", Wide.class)).isEqualTo(new Wide(5, 2));
        }
    }

    @Nested
    class A_type {

        @Test
        void that_was_renamed_is_found_where_it_is_declared() {
            assertThat(read("{\"customer\":{\"@type\":\"com.shop.v1.Buyer\",\"name\":\"a\",\"level\":1}}", Order.class)
                            .customer)
                    .isEqualTo(new Customer("a", 1));
        }

        @Test
        void that_was_renamed_is_found_among_permitted_ones() {
            assertThat(read("{\"@type\":\"com.shop.v1.Plastic\",\"number\":\"4\"}", Payment.class))
                    .isEqualTo(new Card("4"));
        }

        @Test
        void that_was_moved_is_found_by_a_table() {
            // snippet: renaming
            JsonValues renaming = values.renaming(Map.of("com.shop.v1.Coins", HERE + "Cash"));
            // end

            assertThat(renaming.read("[{\"@type\":\"com.shop.v1.Coins\",\"cents\":5}]", Object.class))
                    .isEqualTo(List.of(new Cash(5)));
        }

        @Test
        void that_is_gone_fails_with_its_place_and_the_remedy() {
            assertThatThrownBy(() -> read("[1,{\"@type\":\"dev.playback.codec.Gone\",\"a\":1}]", Object.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessage("A recorded value cannot be read as java.lang.Object, at '/1/a': there is no class"
                            + " dev.playback.codec.Gone here. If it was renamed or moved, put"
                            + " @FormerNames(\"dev.playback.codec.Gone\") on the new one, or give the reader a rename");
        }

        @Test
        void that_a_rename_leads_to_must_be_allowed() {
            JsonValues renaming = values.renaming(Map.of("com.shop.v1.Coins", "java.lang.ProcessBuilder"));

            assertThatThrownBy(() -> renaming.read("{\"@type\":\"com.shop.v1.Coins\"}", Object.class))
                    .hasMessageContaining("the class java.lang.ProcessBuilder is not allowed");
        }

        @Test
        void that_refuses_what_was_recorded_says_why() {
            assertThatThrownBy(() -> read("{\"from\":5,\"to\":4}", TableTypes.Range.class))
                    .hasMessageContaining("the constructor of dev.playback.codec.TableTypes$Range refuses it:"
                            + " java.lang.IllegalArgumentException: from 5 is after to 4");
        }
    }

    @Nested
    class A_constant {

        @Test
        void that_was_renamed_is_found() {
            assertThat(read("\"DONE\"", State.class)).isEqualTo(State.CLOSED);
            assertThat(values.renaming(Map.of(HERE + "State#NEW", "OPEN")).read("\"NEW\"", State.class))
                    .isEqualTo(State.OPEN);
        }

        @Test
        void that_is_gone_fails_with_those_there_are() {
            assertThatThrownBy(() ->
                            read("[\"x\",{\"@type\":\"%sState\",\"@value\":\"LOST\"}]".formatted(HERE), Object.class))
                    .hasMessageContaining(
                            "at '/1': the enum " + HERE
                                    + "State has no constant 'LOST', only [OPEN, CLOSED]. If it was renamed, put @FormerNames(\"LOST\") on the new one");
        }
    }
}
