package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.ShortBuffer;
import java.nio.file.AccessMode;
import java.nio.file.attribute.FileTime;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngineResult;
import javax.security.auth.x500.X500Principal;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdkValuesTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());

    @SuppressWarnings("unchecked") // It is what was written.
    private <T> T copy(T value) {
        return (T) Objects.requireNonNull(values.read(values.write(value, Object.class), Object.class));
    }

    private String key(Object value) {
        return values.writeKey(value, Object.class);
    }

    @Nested
    class What_the_JDK_tells_all_about {

        static Stream<List<Object>> pairs() throws DatatypeConfigurationException {
            DatatypeFactory xml = DatatypeFactory.newInstance();
            XMLGregorianCalendar odd = xml.newXMLGregorianCalendar();
            odd.setYear(new BigInteger("12345678901"));
            odd.setSecond(7);
            odd.setFractionalSecond(new BigDecimal("0.250"));
            odd.setTimezone(-90);
            XMLGregorianCalendar other = (XMLGregorianCalendar) odd.clone();
            other.setYear(DatatypeConstants.FIELD_UNDEFINED);
            return Stream.of(
                    List.of(HijrahDate.from(LocalDate.of(2020, 1, 2)), HijrahDate.from(LocalDate.of(2021, 1, 2))),
                    List.of(JapaneseDate.of(1989, 1, 7), JapaneseDate.of(1989, 1, 8)),
                    List.of(MinguoDate.of(99, 3, 4), MinguoDate.of(-99, 3, 4)),
                    List.of(ThaiBuddhistDate.of(2563, 5, 6), ThaiBuddhistDate.of(2564, 5, 6)),
                    List.of(JapaneseEra.HEISEI, JapaneseEra.REIWA),
                    List.of(JapaneseChronology.INSTANCE, ThaiBuddhistChronology.INSTANCE, IsoChronology.INSTANCE),
                    List.of(
                            FileTime.fromMillis(8),
                            FileTime.from(Instant.MIN),
                            FileTime.from(Long.MAX_VALUE, TimeUnit.SECONDS)),
                    List.of(MathContext.DECIMAL32, MathContext.UNLIMITED),
                    List.of(WeekFields.ISO, WeekFields.SUNDAY_START),
                    List.of(new X500Principal("CN=a, O=\"b, c\""), new X500Principal("CN=a, O=b")),
                    List.of(
                            new QName("a"),
                            new QName("urn:x", "a"),
                            new QName("urn:x y}%20", "a}b c", "p q"),
                            new QName("urn:y", "a")),
                    List.of(
                            xml.newXMLGregorianCalendar("2020-01-01"),
                            xml.newXMLGregorianCalendar("2020-01-01Z"),
                            xml.newXMLGregorianCalendar("2020-01-01T10:00:00.250+01:00"),
                            xml.newXMLGregorianCalendar("--12"),
                            odd,
                            other),
                    List.of(xml.newDuration("P1Y"), xml.newDuration("-P1DT2.50S")),
                    List.of(CharBuffer.wrap("a/b"), CharBuffer.wrap("c"), CharBuffer.allocate(0)),
                    List.of(ShortBuffer.wrap(new short[] {1, -2}), ShortBuffer.allocate(3)),
                    List.of(IntBuffer.wrap(new int[] {1, -2}), IntBuffer.allocate(0)),
                    List.of(LongBuffer.wrap(new long[] {1, Long.MIN_VALUE}), LongBuffer.allocate(1)),
                    List.of(FloatBuffer.wrap(new float[] {1.5f, -0.0f, Float.NaN}), FloatBuffer.allocate(2)),
                    List.of(
                            DoubleBuffer.wrap(new double[] {2.0E-3, Double.NEGATIVE_INFINITY}),
                            DoubleBuffer.allocate(1)),
                    List.of(StandardProtocolFamily.INET, StandardProtocolFamily.INET6),
                    List.of(AccessMode.READ, AccessMode.WRITE),
                    List.of(SSLEngineResult.Status.OK, SSLEngineResult.Status.CLOSED),
                    List.of(EnumSet.of(AccessMode.READ), EnumSet.of(AccessMode.WRITE)),
                    List.of(
                            new EnumMap<>(Map.of(AccessMode.READ, 1)),
                            new EnumMap<>(Map.of(AccessMode.WRITE, 1)),
                            new EnumMap<>(AccessMode.class)));
        }

        @ParameterizedTest
        @MethodSource("pairs")
        void comes_back_and_has_keys_of_its_own(List<Object> different) {
            List<Object> back =
                    different.stream().map(JdkValuesTests.this::copy).toList();

            assertThat(back).isEqualTo(different);
            assertThat(back)
                    .extracting(Object::getClass)
                    .isEqualTo(
                            different.stream().map(one -> copy(one).getClass()).toList());
            assertThat(different).extracting(JdkValuesTests.this::key).doesNotHaveDuplicates();
        }

        static Stream<List<Object>> changing() {
            DoubleAdder sum = new DoubleAdder();
            sum.add(2.5);
            IntSummaryStatistics ints = new IntSummaryStatistics();
            ints.accept(5);
            ints.accept(-7);
            LongSummaryStatistics longs = new LongSummaryStatistics();
            longs.accept(Long.MAX_VALUE);
            DoubleSummaryStatistics doubles = new DoubleSummaryStatistics();
            doubles.accept(0.1);
            doubles.accept(0.2);
            DoubleSummaryStatistics infinite = new DoubleSummaryStatistics();
            infinite.accept(Double.NEGATIVE_INFINITY);
            infinite.accept(1);
            infinite.accept(Double.POSITIVE_INFINITY);
            DoubleSummaryStatistics overflown = new DoubleSummaryStatistics();
            overflown.accept(Double.MAX_VALUE);
            overflown.accept(Double.MAX_VALUE);
            overflown.accept(Double.NEGATIVE_INFINITY);
            return Stream.of(
                    List.of(new AtomicIntegerArray(new int[] {1, -2}), new AtomicIntegerArray(0)),
                    List.of(new AtomicLongArray(new long[] {1, Long.MIN_VALUE}), new AtomicLongArray(1)),
                    List.of(new AtomicReferenceArray<>(new String[] {"a", null}), new AtomicReferenceArray<>(1)),
                    List.of(new DoubleAdder(), sum),
                    List.of(new IntSummaryStatistics(), ints),
                    List.of(new LongSummaryStatistics(), longs),
                    List.of(new DoubleSummaryStatistics(), doubles, infinite, overflown));
        }

        @ParameterizedTest
        @MethodSource("changing")
        void comes_back_where_it_has_no_equals(List<Object> different) {
            List<Object> back =
                    different.stream().map(JdkValuesTests.this::copy).toList();

            assertThat(back)
                    .map(Object::toString)
                    .isEqualTo(different.stream().map(Object::toString).toList());
            assertThat(back)
                    .map(one -> (Object) one.getClass())
                    .isEqualTo(different.stream()
                            .map(one -> (Object) one.getClass())
                            .toList());
            assertThat(different).extracting(JdkValuesTests.this::key).doesNotHaveDuplicates();
        }

        @Test
        void keeps_stamps_and_marks() {
            AtomicStampedReference<String> stamped = copy(new AtomicStampedReference<>("a", 3));
            AtomicMarkableReference<String> marked = copy(new AtomicMarkableReference<>(null, true));

            assertThat(stamped.getReference()).isEqualTo("a");
            assertThat(stamped.getStamp()).isEqualTo(3);
            assertThat(marked.getReference()).isNull();
            assertThat(marked.isMarked()).isTrue();
            assertThat(key(new AtomicStampedReference<>("a", 3)))
                    .isNotEqualTo(key(new AtomicStampedReference<>("a", 4)));
            assertThat(key(new AtomicMarkableReference<>("a", true)))
                    .isNotEqualTo(key(new AtomicMarkableReference<>("b", true)));
        }

        @Test
        void keeps_where_a_buffer_is_and_that_it_is_read_only() {
            IntBuffer buffer = IntBuffer.wrap(new int[] {1, 2, 3, 4}).asReadOnlyBuffer();
            buffer.limit(3).position(1);

            IntBuffer back = copy(buffer);

            assertThat(back).isEqualTo(buffer);
            assertThat(back.position()).isEqualTo(1);
            assertThat(back.capacity()).isEqualTo(4);
            assertThatThrownBy(() -> back.put(9)).isInstanceOf(ReadOnlyBufferException.class);
        }

        @Test
        void reads_views_of_bytes_as_buffers_of_their_own() {
            LongBuffer view =
                    ByteBuffer.allocateDirect(16).putLong(5).putLong(6).flip().asLongBuffer();

            assertThat(copy(view)).isEqualTo(LongBuffer.wrap(new long[] {5, 6}));
        }
    }

    static final class Cells {
        final AtomicReferenceArray<Object> array = new AtomicReferenceArray<>(2);
        final AtomicStampedReference<Object> stamped = new AtomicStampedReference<>(this, 4);
        final AtomicMarkableReference<Object> marked = new AtomicMarkableReference<>(array, true);

        Cells() {
            array.set(0, array);
            array.set(1, this);
        }
    }

    @Test
    void atomic_references_may_lead_back_to_themselves() {
        Cells back = copy(new Cells());

        assertThat(back.array.get(0)).isSameAs(back.array);
        assertThat(back.array.get(1)).isSameAs(back);
        assertThat(back.stamped.getReference()).isSameAs(back);
        assertThat(back.marked.getReference()).isSameAs(back.array);
    }

    @Nested
    class Queues {

        static Stream<BlockingQueue<String>> bounded() {
            return Stream.of(
                    new ArrayBlockingQueue<>(3, false, List.of("b", "a")),
                    new LinkedBlockingQueue<>(3),
                    new LinkedBlockingDeque<>(3));
        }

        @ParameterizedTest
        @MethodSource("bounded")
        void hold_no_more_than_before(BlockingQueue<String> queue) {
            BlockingQueue<String> back = copy(queue);

            assertThat(back).hasSameClassAs(queue).containsExactlyElementsOf(queue);
            assertThat(back.remainingCapacity()).isEqualTo(queue.remainingCapacity());
            assertThat(back.remainingCapacity() + back.size()).isEqualTo(3);
        }

        @ParameterizedTest
        @MethodSource("bounded")
        void can_be_read_though_another_thread_fills_and_empties_them(BlockingQueue<String> queue) throws Exception {
            AtomicBoolean isOver = new AtomicBoolean();
            Thread busy = new Thread(() -> {
                while (!isOver.get()) {
                    queue.offer("c");
                    queue.offer("d");
                    queue.clear();
                }
            });
            busy.start();

            try {
                assertThat(Stream.generate(() -> copy(queue)).limit(5000))
                        .allSatisfy(back -> assertThat(back).hasSameClassAs(queue));
            } finally {
                isOver.set(true);
                busy.join();
            }
        }

        @Test
        void hold_what_they_held_where_they_have_no_bound() {
            PriorityBlockingQueue<Integer> sorted = new PriorityBlockingQueue<>(4, Comparator.reverseOrder());
            sorted.addAll(List.of(1, 3, 2));

            PriorityBlockingQueue<Integer> back = copy(sorted);

            assertThat(Stream.generate(back::poll).limit(3)).containsExactly(3, 2, 1);
            assertThat(copy(new LinkedTransferQueue<>(List.of(5, 4)))).containsExactly(5, 4);
            assertThat(copy(new LinkedBlockingQueue<>(List.of(6))).remainingCapacity())
                    .isEqualTo(Integer.MAX_VALUE - 1);
        }

        @Test
        void have_keys_of_what_they_hold() {
            List<Collection<Integer>> different = new ArrayList<>(Arrays.asList(
                    new ArrayBlockingQueue<>(3, false, List.of(1)), new PriorityBlockingQueue<>(List.of(2))));

            assertThat(different).extracting(JdkValuesTests.this::key).containsExactly("[1]", "[2]");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 10_000_001})
        void of_absurd_size_are_not_made(int capacity) {
            String text = "{\"@type\":\"ArrayBlockingQueue\",\"@capacity\":%d,\"@items\":[]}".formatted(capacity);

            assertThatThrownBy(() -> values.read(text, Object.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("a queue for %d items is not made; the most is 10000000", capacity);
        }
    }

    static final class Guarded {
        final ReentrantReadWriteLock both = new ReentrantReadWriteLock(true);
        final Lock read = both.readLock();
        final ReentrantReadWriteLock.WriteLock write = both.writeLock();
        final Condition changed = write.newCondition();
        final ReentrantLock other = new ReentrantLock();
        final ReentrantLock one = new ReentrantLock();
        final Condition done = one.newCondition();
        final StampedLock stamped = new StampedLock();
    }

    record Halves(Lock read, Lock again, Lock write) {}

    @Nested
    class Locks {

        @Test
        void keep_their_halves_and_conditions() {
            Guarded back = copy(new Guarded());

            assertThat(back.read).isSameAs(back.both.readLock());
            assertThat(back.write).isSameAs(back.both.writeLock());
            back.write.lock();
            assertThat(back.both.hasWaiters(back.changed)).isFalse();
            back.one.lock();
            assertThat(back.one.hasWaiters(back.done)).isFalse();
            assertThat(back.both.isFair()).isTrue();
            assertThat(back.stamped.isWriteLocked()).isFalse();
        }

        @Test
        void come_back_free_as_halves_of_what_is_not_there() {
            ReentrantReadWriteLock both = new ReentrantReadWriteLock();
            both.writeLock().lock();

            Halves back = copy(new Halves(both.readLock(), both.readLock(), both.writeLock()));

            assertThat(back.write.tryLock()).isTrue();
            assertThat(back.again).isSameAs(back.read).isInstanceOf(ReentrantReadWriteLock.ReadLock.class);
        }

        @Test
        void that_are_not_there_leave_a_condition_a_marker() {
            assertThat(values.write(new ReentrantLock().newCondition(), Object.class))
                    .contains("@opaque");
        }

        @Test
        void have_one_key_where_they_guard_equal_values() {
            assertThat(key(new Guarded())).isEqualTo(key(new Guarded())).doesNotContain("@ref");
        }
    }

    private static HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://shop/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    @Nested
    class Markers {

        @Test
        void of_values_whose_text_the_JDK_gives_tell_them_apart() {
            LongAccumulator most = new LongAccumulator(Long::max, 3);

            assertThat(values.write(most, Object.class))
                    .isEqualTo("{\"@opaque\":\"java.util.concurrent.atomic.LongAccumulator (3)\"}");
            assertThat(values.write(request("GET", "a"), Object.class))
                    .isEqualTo("{\"@opaque\":\"jdk.internal.net.http.ImmutableHttpRequest (GET http://shop/a)\"}");
            assertThat(List.of(request("GET", "a"), request("GET", "b"), request("PUT", "a")))
                    .extracting(JdkValuesTests.this::key)
                    .doesNotHaveDuplicates();
            assertThat(key(new DecimalFormat("0"))).isNotEqualTo(key(new DecimalFormat("0.0")));
            assertThat(key(new SimpleDateFormat("yyyy", Locale.ROOT)))
                    .isNotEqualTo(key(new SimpleDateFormat("MM", Locale.ROOT)));
            assertThat(key(new StringJoiner(",").add("a"))).isNotEqualTo(key(new StringJoiner(",").add("b")));
            assertThat(key(JapaneseDate.of(2020, 1, 2).atTime(LocalTime.NOON)))
                    .isNotEqualTo(key(JapaneseDate.of(2020, 1, 3).atTime(LocalTime.NOON)));
        }
    }

    record Twice(CompletableFuture<String> one, CompletableFuture<String> other, List<DelayQueue<?>> queues) {}

    @Test
    void what_is_a_marker_may_stand_more_than_once() {
        CompletableFuture<String> pending = new CompletableFuture<>();
        DelayQueue<?> queue = new DelayQueue<>();

        Twice back = copy(new Twice(pending, pending, List.of(queue, queue)));

        assertThatThrownBy(() -> back.other.join()).isInstanceOf(OpaqueValueException.class);
        assertThatThrownBy(() -> back.queues.get(1).size()).isInstanceOf(OpaqueValueException.class);
    }

    @Nested
    class Enums_of_the_JDK {

        @Test
        void are_not_what_merely_has_such_a_name() {
            assertThatThrownBy(() ->
                            values.read("{\"@type\":\"java.lang.ProcessBuilder\",\"@value\":\"READ\"}", Object.class))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining("the class java.lang.ProcessBuilder is not allowed");
        }
    }
}
