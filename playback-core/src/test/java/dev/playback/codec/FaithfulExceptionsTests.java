package dev.playback.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.DuplicateFormatFlagsException;
import java.util.FormatFlagsConversionMismatchException;
import java.util.IllegalFormatCodePointException;
import java.util.IllegalFormatConversionException;
import java.util.IllegalFormatFlagsException;
import java.util.IllegalFormatPrecisionException;
import java.util.IllegalFormatWidthException;
import java.util.List;
import java.util.MissingFormatArgumentException;
import java.util.MissingFormatWidthException;
import java.util.Objects;
import java.util.Set;
import java.util.UnknownFormatConversionException;
import java.util.UnknownFormatFlagsException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaithfulExceptionsTests {

    private final JsonValues values =
            new JsonValues(Set.of("dev.playback.codec"), getClass().getClassLoader());
    private final List<String> notes = new ArrayList<>();

    /** Holds what it was thrown for. */
    static final class OrderException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // It is never serialised.
        private @Nullable Object about;

        OrderException(String message) {
            super(message);
        }

        OrderException about(Object what) {
            about = what;
            return this;
        }
    }

    private Throwable read(String json) {
        return (Throwable) Objects.requireNonNull(values.read(json, Throwable.class, notes::add));
    }

    @SuppressWarnings("unchecked") // It is what was written.
    private <T extends Throwable> T copy(T error) {
        return (T) read(values.writeError(error));
    }

    @Nested
    class An_exception {

        @Test
        void is_the_cause_of_what_it_suppressed() {
            IOException primary = new IOException("read");
            primary.addSuppressed(new IllegalStateException("close", primary));

            IOException back = copy(primary);

            assertThat(back.getSuppressed()).hasSize(1);
            assertThat(back.getSuppressed()[0]).hasMessage("close");
            assertThat(back.getSuppressed()[0].getCause()).isSameAs(back);
        }

        @Test
        void is_suppressed_by_what_it_suppressed() {
            IOException primary = new IOException("read");
            IOException other = new IOException("close");
            primary.addSuppressed(other);
            other.addSuppressed(primary);

            IOException back = copy(primary);

            assertThat(back.getSuppressed()[0].getSuppressed()[0]).isSameAs(back);
        }

        @Test
        void is_the_cause_of_its_cause() {
            IOException first = new IOException("first");
            first.initCause(new IllegalStateException("second", first));

            IOException back = copy(first);

            assertThat(back.getCause()).hasMessage("second");
            assertThat(Objects.requireNonNull(back.getCause()).getCause()).isSameAs(back);
            assertThat(notes).isEmpty();
        }

        @Test
        void is_held_by_its_cause() {
            OrderException cause = new OrderException("cause");
            OrderException error = new OrderException("outer");
            error.initCause(cause.about(error));

            OrderException back = copy(error);

            assertThat(((OrderException) Objects.requireNonNull(back.getCause())).about)
                    .isSameAs(back);
        }

        @Test
        void stands_twice_in_a_list() {
            OrderException error = new OrderException("x");
            error.initCause(new IOException("y", error));
            List<Object> both = new ArrayList<>(List.of(error, error));

            List<?> back =
                    (List<?>) Objects.requireNonNull(values.read(values.write(both, Object.class), Object.class));

            assertThat(back.get(0)).isSameAs(back.get(1)).isInstanceOf(OrderException.class);
        }
    }

    /** Fails to tell anything of itself. */
    @SuppressWarnings("serial") // It is never serialised.
    static class Mute extends RuntimeException {
        Mute(String detail) {
            super(detail);
        }

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
        }
    }

    @SuppressWarnings("serial") // It is never serialised.
    static final class Muter extends Mute {
        Muter(String detail) {
            super(detail);
        }

        @Override
        public String getMessage() {
            return super.getMessage().trim();
        }
    }

    @SuppressWarnings("serial") // It is never serialised.
    static final class MuteOfDatabase extends SQLException {
        @Override
        public String getSQLState() {
            throw new IllegalStateException("no state");
        }

        @Override
        public SQLException getNextException() {
            throw new IllegalStateException("no next");
        }
    }

    @Nested
    class That_fails_to_tell_of_itself {

        @Test
        void is_recorded_by_what_it_was_made_with() {
            assertThat(values.write(new Mute("detail"), Object.class)).contains("\"@message\":\"detail\"");
            assertThat(values.write(new Muter("below"), Object.class)).contains("\"@message\":\"below\"");
            assertThat(values.writeKey(new MuteOfDatabase(), Object.class)).contains("\"@message\":null");
        }

        @Test
        void comes_back() {
            Object back = values.read(values.write(new Mute("detail"), Object.class), Object.class, notes::add);

            assertThat(back).isExactlyInstanceOf(Mute.class);
        }
    }

    @Nested
    class Of_the_jdk {

        @Test
        void an_invocation_keeps_its_target() {
            InvocationTargetException error = new InvocationTargetException(new IOException("target"), "failed");

            InvocationTargetException back = copy(error);

            assertThat(back).hasMessage("failed");
            assertThat(back.getTargetException())
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("target");
            assertThat(back.getCause()).isSameAs(back.getTargetException());
            assertThat(notes).isEmpty();
        }

        @Test
        void an_invocation_that_is_its_own_causes_cause_is_noted() {
            IOException target = new IOException("target");
            target.initCause(new InvocationTargetException(target));

            IOException back = copy(target);

            assertThat(back.getCause()).isExactlyInstanceOf(InvocationTargetException.class);
            assertThat(notes)
                    .containsExactly("At '/@cause' the cause of the java.lang.reflect.InvocationTargetException"
                            + " could not be restored.");
        }

        @Test
        void an_invocation_of_an_older_recording_says_what_it_lacks() {
            Throwable back = read("{\"@type\":\"java.lang.reflect.InvocationTargetException\",\"@message\":\"m\","
                    + "\"@cause\":{\"@type\":\"java.io.IOException\",\"@message\":\"t\"}}");

            assertThat(back).hasMessage("m");
            assertThat(notes).anyMatch(note -> note.contains("the cause of the java.lang.reflect.Invocation"));
        }

        @Test
        void a_failed_statement_keeps_those_that_follow() {
            SQLException error = new SQLException("first", "S1", 3, new IOException("cause"));
            error.setNextException(new SQLException("second", "S2", 4));
            error.setNextException(new SQLException("third", "S3", 5));

            SQLException back = copy(error);

            assertThat((Throwable) back).hasMessage("first").hasRootCauseMessage("cause");
            assertThat((Throwable) back.getNextException()).hasMessage("second");
            SQLException third = back.getNextException().getNextException();
            assertThat(third.getSQLState()).isEqualTo("S3");
            assertThat((Object) third.getNextException()).isNull();
            assertThat(notes).isEmpty();
        }

        @Test
        void a_failed_batch_keeps_its_counts() {
            BatchUpdateException error =
                    new BatchUpdateException("b", "S1", 7, new long[] {1, 5_000_000_000L}, new IOException("cause"));

            BatchUpdateException back = copy(error);

            assertThat(back.getLargeUpdateCounts()).containsExactly(1, 5_000_000_000L);
            assertThat(back.getErrorCode()).isEqualTo(7);
            assertThat((Throwable) back).hasMessage("b").hasRootCauseMessage("cause");
            assertThat(notes).isEmpty();
        }

        @Test
        void a_failed_batch_of_an_older_recording_says_what_it_lacks() {
            BatchUpdateException back = (BatchUpdateException) read(
                    "{\"@type\":\"java.sql.BatchUpdateException\",\"@message\":\"b\",\"@state\":[\"b\",\"S1\",7]}");

            assertThat(back.getSQLState()).isEqualTo("S1");
            assertThat(notes)
                    .containsExactly("At '' the java.sql.BatchUpdateException held more than its message,"
                            + " which could not be restored.");
        }

        @Test
        void a_failed_parse_keeps_where() {
            assertThat(copy(new ParseException("bad", 6)).getErrorOffset()).isEqualTo(6);
        }

        static Stream<Exception> ofFormats() {
            return Stream.of(
                    new DuplicateFormatFlagsException("-"),
                    new FormatFlagsConversionMismatchException("#", 'd'),
                    new IllegalFormatCodePointException(-1),
                    new IllegalFormatConversionException('d', String.class),
                    new IllegalFormatFlagsException("+"),
                    new IllegalFormatPrecisionException(7),
                    new IllegalFormatWidthException(8),
                    new MissingFormatArgumentException("s"),
                    new MissingFormatWidthException("-d"),
                    new UnknownFormatConversionException("y"),
                    new UnknownFormatFlagsException("!"));
        }

        @ParameterizedTest
        @MethodSource("ofFormats")
        void a_failed_format_says_what_it_said(Exception error) {
            Throwable back = copy(error);

            assertThat(back).hasSameClassAs(error).hasMessage(error.getMessage());
            assertThat(notes).isEmpty();
        }

        @Test
        void a_failed_format_of_an_older_recording_can_be_logged() {
            String older =
                    "{\"@type\":\"java.util.IllegalFormatConversionException\",\"@message\":\"d != java.lang.String\"}";

            Throwable back = (Throwable) Objects.requireNonNull(values.read(older, Object.class, notes::add));

            assertThat(back)
                    .isInstanceOf(RecordedException.class)
                    .hasMessage("Stands in for a recorded java.util.IllegalFormatConversionException,"
                            + " which could not be made here. Its message: d != java.lang.String");
            assertThat(notes).isNotEmpty().last().asString().contains("a RecordedException stands in for it");
        }

        @Test
        void what_holds_more_than_can_be_made_says_so() {
            Throwable back = copy(new EnumConstantNotPresentException(Thread.State.class, "GONE"));

            assertThat(back).hasMessage("java.lang.Thread$State.GONE");
            assertThat(notes)
                    .containsExactly("At '' the java.lang.EnumConstantNotPresentException held more than its message,"
                            + " which could not be restored.");
        }
    }

    @Nested
    class A_future {

        private CompletableFuture<?> future(CompletableFuture<?> written) {
            String json = values.write(written, CompletableFuture.class);
            return (CompletableFuture<?>) Objects.requireNonNull(values.read(json, CompletableFuture.class));
        }

        @Test
        void that_failed_fails_alike() {
            CompletableFuture<?> back = future(CompletableFuture.failedFuture(new IOException("down")));

            assertThatThrownBy(back::get)
                    .isExactlyInstanceOf(ExecutionException.class)
                    .cause()
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("down");
        }

        @Test
        void that_was_cancelled_stays_so() {
            CompletableFuture<String> cancelled = new CompletableFuture<>();
            cancelled.cancel(true);

            assertThat(future(cancelled)).isCancelled();
        }
    }
}
