package dev.playback.codec;

import static dev.playback.codec.ValueTable.Kind.refused;
import static dev.playback.codec.ValueTable.Kind.right;
import static dev.playback.codec.ValueTable.Kind.same;
import static dev.playback.codec.ValueTable.list;
import static dev.playback.codec.ValueTable.sameAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.codec.TableTypes.Child;
import dev.playback.codec.TableTypes.Level;
import dev.playback.codec.TableTypes.Node;
import dev.playback.codec.TableTypes.Pair;
import dev.playback.codec.TableTypes.Parent;
import dev.playback.codec.TableTypes.Point;
import dev.playback.codec.ValueTable.Kind;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the table about objects of an application, references, exceptions, and what means nothing elsewhere. */
final class ObjectRows {

    private ObjectRows() {}

    static List<Kind> rows() {
        List<Kind> rows = new ArrayList<>(beans());
        rows.addAll(typed());
        rows.addAll(graphs());
        rows.addAll(errors());
        rows.addAll(nested());
        rows.addAll(opaque());
        return rows;
    }

    private static List<Kind> beans() {
        return list(
                same("record", () -> new Point(1, "one")),
                same("generic record GRec<Long>, Optional<Long>", () -> new TableTypes.Generic<>(5L, Optional.of(6L))),
                same("record, validating ctor", () -> new TableTypes.Range(2, 3)),
                same(
                        "private final fields, no default ctor",
                        () -> new TableTypes.Account(new StringBuilder("ann"), 99, "")),
                right(
                        "default ctor overwrites, throwing getter",
                        () -> new TableTypes.Resetting().state("kept"),
                        back -> assertThat(((TableTypes.Resetting) back).stateField())
                                .isEqualTo("kept")),
                right("shadowed private field in super/sub", () -> new TableTypes.Below("up", "down"), back -> {
                    assertThat(((TableTypes.Below) back).above()).isEqualTo("up");
                    assertThat(((TableTypes.Below) back).below()).isEqualTo("down");
                }),
                same("bean names: isActive, URL, aB", () -> new TableTypes.BeanNames(true, "u", 3)),
                same("fields name + Name", () -> new TableTypes.NameTwice("small", "capital")),
                same("Jackson-annotated app DTO (ignored/write-only fields)", () -> new TableTypes.Annotated("s", "w")),
                right("sealed interface in List/array/Map", ObjectRows::shapes, back -> {
                    TableTypes.Shapes shapes = (TableTypes.Shapes) back;
                    assertThat(shapes.list()).isEqualTo(shapes().list());
                    assertThat(shapes.array()).isEqualTo(shapes().array());
                    assertThat(shapes.map()).isEqualTo(shapes().map());
                }));
    }

    private static List<Kind> typed() {
        return list(
                same("enum const with body", () -> Level.HIGH),
                same("enum in Object list", () -> new ArrayList<Object>(List.of(Level.LOW, Level.HIGH))),
                same("Optional<String> root", () -> Optional.of("x")),
                same("Optional.empty root", Optional::empty),
                same(
                        "Optional<Long>/OptionalInt fields",
                        () -> new TableTypes.Optionals(Optional.of(7L), OptionalInt.of(8))),
                same(
                        "primitives, NaN, -0.0, long>2^53 in fields",
                        () -> new TableTypes.Numbers(
                                (byte) -1,
                                (short) 2,
                                3,
                                Long.MIN_VALUE,
                                4.5f,
                                Double.NaN,
                                -0.0,
                                'x',
                                true,
                                (1L << 60) + 1)));
    }

    private static List<Kind> graphs() {
        return list(
                right("cycle a->b->a", ObjectRows::cycle, back -> {
                    Node a = (Node) back;
                    assertThat(next(next(a))).isSameAs(a);
                    assertThat(next(a).number).isEqualTo(2);
                }),
                right("parent/children cycle", ObjectRows::family, back -> {
                    Parent parent = (Parent) back;
                    assertThat(parent.children).hasSize(2).allMatch(child -> child.parent == parent);
                }),
                right("shared reference identity (DAG)", ObjectRows::shared, back -> {
                    Pair pair = (Pair) back;
                    assertThat(pair.left).isInstanceOf(ArrayList.class).isSameAs(pair.right);
                }),
                right("list containing itself", ObjectRows::selfish, back -> assertThat(((List<?>) back).get(0))
                        .isSameAs(back)),
                right("linked chain depth 900", () -> chain(900), back -> assertChain(900, back)),
                right("linked chain depth 20000", () -> chain(20_000), back -> assertChain(20_000, back)));
    }

    private static List<Kind> errors() {
        return list(
                right("RuntimeException msg+cause+stack+suppressed", ObjectRows::failure, back -> {
                    Throwable error = (Throwable) back;
                    assertThat(error)
                            .isExactlyInstanceOf(IllegalStateException.class)
                            .hasMessage("outer");
                    assertThat(error.getCause())
                            .isExactlyInstanceOf(FileNotFoundException.class)
                            .hasMessage("gone");
                    assertThat(error.getSuppressed()).singleElement().isInstanceOf(ArithmeticException.class);
                    assertThat(error.getStackTrace()).isNotEmpty();
                }),
                right(
                        "custom exception w/ fields, no String ctor",
                        () -> new TableTypes.OrderException(5, Level.HIGH),
                        back -> {
                            TableTypes.OrderException error = (TableTypes.OrderException) back;
                            assertThat(error).hasMessage("order 5 failed");
                            assertThat(error.order()).isEqualTo(5);
                            assertThat(error.level()).isEqualTo(Level.HIGH);
                        }),
                right("SQLException (state, code)", () -> new SQLException("locked", "40001", 1213), back -> {
                    SQLException error = (SQLException) back;
                    assertThat((Throwable) error)
                            .isExactlyInstanceOf(SQLException.class)
                            .hasMessage("locked");
                    assertThat(error.getSQLState()).isEqualTo("40001");
                    assertThat(error.getErrorCode()).isEqualTo(1213);
                }));
    }

    private static List<Kind> nested() {
        return list(
                right("inner (non-static) class", () -> new TableTypes.Outer(40).inner(2), back -> assertThat(
                                ((TableTypes.Outer.Inner) back).sum())
                        .isEqualTo(42)),
                right("anonymous class", () -> TableTypes.anonymous("you"), back -> assertThat(
                                ((TableTypes.Greeting) back).greet())
                        .isEqualTo("hello you")),
                same("method-local generic class Gen<Long>", () -> {
                    record Gen<T>(T item, List<T> items) {}
                    return new Gen<>(3L, new ArrayList<>(List.of(4L)));
                }),
                right(
                        "Hibernate-like proxy subclass",
                        () -> {
                            TableTypes.Customer customer = new TableTypes.Customer$$EnhancerByTest();
                            customer.name = "carl";
                            return customer;
                        },
                        back -> {
                            assertThat(back).isExactlyInstanceOf(TableTypes.Customer.class);
                            assertThat(((TableTypes.Customer) back).name).isEqualTo("carl");
                        }),
                right("transient Thread/Lock, static Logger", () -> new TableTypes.Skips(6), back -> assertThat(
                                ((TableTypes.Skips) back).kept)
                        .isEqualTo(6)),
                right("non-transient Thread field", () -> new TableTypes.WithThread(7), back -> assertThat(
                                ((TableTypes.WithThread) back).kept)
                        .isEqualTo(7)),
                right("non-transient ReentrantLock field", () -> new TableTypes.WithLock(8), back -> {
                    TableTypes.WithLock value = (TableTypes.WithLock) back;
                    assertThat(value.kept).isEqualTo(8);
                    assertThat(value.lock.tryLock()).isTrue();
                    assertThat(value.lock.isFair()).isTrue();
                }),
                right("non-transient System.Logger field", () -> new TableTypes.WithLogger(9), back -> assertThat(
                                ((TableTypes.WithLogger) back).kept)
                        .isEqualTo(9)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The future is the value.
    private static List<Kind> opaque() {
        return list(
                refused("lambda (Supplier)", () -> (Supplier<String>) () -> "x", "Lambda, which cannot be recorded"),
                refused(
                        "InputStream (bytes)",
                        () -> new ByteArrayInputStream(new byte[] {1}),
                        "was a java.io.ByteArrayInputStream, which cannot be recorded"),
                refused("Iterator / Stream", () -> Stream.of(1), "ReferencePipeline$Head, which cannot be recorded"),
                right(
                        "CompletableFuture (done)",
                        () -> CompletableFuture.completedFuture(List.of(3L)),
                        back -> sameAs(List.of(3L), ((CompletableFuture<?>) back).getNow(null))),
                refused(
                        "JDK proxy of interface",
                        () -> Proxy.newProxyInstance(
                                TableTypes.Gateway.class.getClassLoader(),
                                new Class<?>[] {TableTypes.Gateway.class},
                                (proxy, method, arguments) -> null),
                        ", which cannot be recorded"));
    }

    private static Node next(@Nullable Node node) {
        return Objects.requireNonNull(Objects.requireNonNull(node).next);
    }

    private static TableTypes.Shapes shapes() {
        return new TableTypes.Shapes(
                List.of(new TableTypes.Circle(1.5)),
                new TableTypes.Shape[] {new TableTypes.Square(2)},
                Map.of("c", new TableTypes.Circle(3)));
    }

    private static Node cycle() {
        Node a = new Node(1);
        a.next = new Node(2);
        a.next.next = a;
        return a;
    }

    private static Parent family() {
        Parent parent = new Parent();
        parent.children.add(new Child(parent));
        parent.children.add(new Child(parent));
        return parent;
    }

    private static Pair shared() {
        List<Integer> one = new ArrayList<>(List.of(1));
        return new Pair(one, one);
    }

    private static List<Object> selfish() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        return list;
    }

    private static Node chain(int length) {
        Node first = new Node(0);
        Node last = first;
        for (int i = 1; i < length; i++) {
            last.next = new Node(i);
            last = last.next;
        }
        return first;
    }

    private static void assertChain(int length, Object back) {
        int count = 0;
        for (Node node = (Node) back; node != null; node = node.next) {
            if (node.number != count++) {
                throw new AssertionError("a node is at the wrong place: " + node.number);
            }
        }
        assertThat(count).isEqualTo(length);
    }

    private static Throwable failure() {
        Throwable error = new IllegalStateException("outer", new FileNotFoundException("gone"));
        error.addSuppressed(new ArithmeticException("minor"));
        return error;
    }
}
