package dev.playback.interception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import dev.playback.annotation.Repeats;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.player.MissingCallException;
import dev.playback.player.Playback;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Recorders are enabled for the whole process, so these tests share one thread. */
class InterceptTests {

    private static final InterceptedOperation JOB = Intercept.operation("Job");

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final AtomicInteger live = new AtomicInteger();

    record Price(String sku, int cents) {}

    interface Narrow extends Gateway {

        @Override
        int balance(String account);
    }

    interface Gateway {

        @InterceptInput("gateway.balance")
        int balance(String account) throws IOException;

        @InterceptOutput("gateway.pay")
        default String pay(String account, int cents) {
            return "default";
        }

        String plain(String text);
    }

    @Nested
    class An_input {

        @Test
        void is_recorded_and_answered_in_replay_as_its_declared_type() {
            InterceptedInput prices = Intercept.input("prices").returning(new ResultType<List<Price>>() {});
            Callable<String> job = () -> JOB.args("pen").call(() -> {
                List<Price> found = prices.args("pen").call(() -> List.of(new Price("pen", live.incrementAndGet())));
                return found.get(0).sku() + found.get(0).cents();
            });
            assertThat(record(job)).isEqualTo("pen1");

            Playback playback = replay(job);

            assertThat(playback.entries().get(0).result()).isEqualTo("\"pen1\"");
            assertThat(playback.entries().get(1).result()).contains("[{\"sku\":\"pen\",\"cents\":1}]");
            assertThat(playback.failure()).isEmpty();
            assertThat(live).hasValue(1);
        }

        @Test
        void throws_the_very_same_checked_exception_while_recording_and_an_equal_one_in_replay() {
            IOException gone = new IOException("gone");
            List<Throwable> caught = new ArrayList<>();
            Callable<String> job = () -> JOB.call(() -> {
                try {
                    return Intercept.input("file").args("a").call(() -> {
                        live.incrementAndGet();
                        throw gone;
                    });
                } catch (IOException e) {
                    caught.add(e);
                    return "caught " + e.getMessage();
                }
            });
            assertThat(record(job)).isEqualTo("caught gone");

            Playback playback = replay(job);

            assertThat(caught.get(0)).isSameAs(gone);
            assertThat(caught.get(1))
                    .isNotSameAs(gone)
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("gone");
            assertThat(playback.entries().get(0).result()).isEqualTo("\"caught gone\"");
            assertThat(live).hasValue(1);
        }

        @Test
        void can_be_keyed_by_some_arguments_and_found_under_an_older_alias() {
            Callable<String> recorded = () -> JOB.call(() ->
                    Intercept.input("old").keyArguments(1).args("trace-1", 7).call(() -> "seven"));
            record(recorded);

            Playback playback = replay(() -> JOB.call(() -> Intercept.input("new")
                    .keyArguments(1)
                    .fallbackAliases("older", "old")
                    .args("trace-2", 7)
                    .call(() -> "live")));

            assertThat(playback.entries().get(0).result()).isEqualTo("\"seven\"");
        }

        @Test
        void gives_what_it_says_when_nothing_was_recorded() {
            record(() -> JOB.call(() -> "nothing"));
            List<@Nullable Object> given = new ArrayList<>();

            replay(() -> JOB.call(() -> {
                given.add(Intercept.input("a").orElse(null).args().call(() -> "live"));
                given.add(Intercept.input("b").orElse(0).args().<Object, RuntimeException>call(() -> "live"));
                given.add(Intercept.input("c").orElse(false).args().<Object, RuntimeException>call(() -> "live"));
                given.add(Intercept.input("d").orElse("").args().call(() -> "live"));
                given.add(Intercept.input("e")
                        .orElseGet(call -> "computed from " + call.arguments())
                        .args(5)
                        .call(() -> "live"));
                given.add(Intercept.input("f").orElseRun().args().call(() -> "run"));
                return "done";
            }));

            assertThat(given).containsExactly(null, 0, false, "", "computed from [5]", "run");
        }

        @Test
        void asked_more_often_than_recorded_fails_if_it_says_so() {
            InterceptedInput once = Intercept.input("once").repeats(Repeats.FAIL);
            record(() -> JOB.call(() -> once.args().call(() -> "first")));

            Playback playback = replay(() ->
                    JOB.call(() -> once.args().call(() -> "live") + once.args().call(() -> "live")));

            assertThat(playback.misses()).singleElement().isInstanceOf(MissingCallException.class);
        }
    }

    @Nested
    class An_output {

        @Test
        void is_recorded_and_not_handed_out_in_replay() {
            List<String> sent = new ArrayList<>();
            Callable<String> job = () -> JOB.call(() -> {
                Intercept.output("mail").args("ann", "hello").run(() -> sent.add("hello"));
                return Intercept.output("store").args(Map.of("k", 1)).call(() -> "id-" + live.incrementAndGet());
            });
            record(job);

            Playback playback = replay(job);

            assertThat(sent).containsExactly("hello");
            assertThat(playback.entries())
                    .extracting(Entry::alias, Entry::arguments)
                    .contains(tuple("mail", List.of("\"ann\"", "\"hello\"")));
            assertThat(playback.entries().get(0).result()).isEqualTo("\"id-1\"");
        }
    }

    @Nested
    class A_proxy {

        @Test
        void intercepts_the_annotated_methods_of_its_interface() throws IOException {
            List<String> calls = new ArrayList<>();
            Gateway gateway = Intercept.proxy(Gateway.class, new Gateway() {
                @Override
                public int balance(String account) throws IOException {
                    calls.add("balance");
                    if (account.isEmpty()) {
                        throw new IOException("no account");
                    }
                    return 40;
                }

                @Override
                public String pay(String account, int cents) {
                    calls.add("pay");
                    return "receipt";
                }

                @Override
                public String plain(String text) {
                    return "plain " + text;
                }
            });
            Callable<String> job =
                    () -> JOB.call(() -> gateway.pay("a", gateway.balance("a") + 2) + " " + gateway.plain("text"));
            assertThat(record(job)).isEqualTo("receipt plain text");

            Playback playback = replay(job);

            assertThat(calls).containsExactly("balance", "pay");
            assertThat(playback.entries())
                    .extracting(Entry::alias)
                    .containsExactly("Job", "gateway.balance", "gateway.pay");
            assertThat(gateway.balance("b")).isEqualTo(40);
            assertThatThrownBy(() -> gateway.balance(""))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("no account");
        }

        @Test
        void intercepts_what_only_a_wider_interface_annotates() {
            Narrow narrow = Intercept.proxy(Narrow.class, new Accounts());

            record(() -> JOB.call(() -> "" + narrow.balance("a")));

            assertThat(cassette.load(cassette.find("Job").findFirst().orElseThrow())
                            .entries())
                    .extracting(Entry::alias)
                    .containsExactly("Job", "gateway.balance");
        }

        @Test
        void equals_itself_and_whatever_stands_before_the_same() {
            Accounts accounts = new Accounts();
            Narrow narrow = Intercept.proxy(Narrow.class, accounts);

            assertThat(List.of(narrow)).contains(narrow);
            assertThat(narrow)
                    .isEqualTo(Intercept.proxy(Narrow.class, accounts))
                    .isNotEqualTo(Intercept.proxy(Narrow.class, new Accounts()))
                    .isNotEqualTo(null)
                    .hasSameHashCodeAs(accounts);
        }

        interface Counter {

            @Operation(category = "Job")
            String serve(String guest);
        }

        private static final class Woven implements Counter {

            @Override
            public String serve(String guest) {
                return "served " + guest;
            }
        }

        @Test
        void leaves_an_operation_to_a_woven_body() {
            Counter counter = Intercept.proxy(Counter.class, new Woven());

            assertThat(record(() -> counter.serve("ann"))).isEqualTo("served ann");

            assertThat(cassette.load(cassette.find("Job").findFirst().orElseThrow())
                            .entries())
                    .hasSize(1);
        }

        private static final class Accounts implements Narrow {

            @Override
            public int balance(String account) {
                return 7;
            }

            @Override
            public String plain(String text) {
                return text;
            }
        }

        @Test
        void needs_an_annotated_interface() {
            assertThatThrownBy(() -> Intercept.proxy(Runnable.class, () -> {}))
                    .hasMessage("interface java.lang.Runnable has no annotated method, so nothing would be intercepted."
                            + " Annotate its methods with @InterceptInput, @InterceptOutput or @Operation.");
            assertThatThrownBy(() -> Intercept.proxy(String.class, "text"))
                    .hasMessage(
                            "class java.lang.String is no interface, and only interfaces can be wrapped. Annotate and"
                                    + " weave the class instead.");
        }
    }

    @Nested
    class Data {

        @Test
        void of_the_application_is_kept_and_given_in_replay() {
            List<@Nullable Object> played = new ArrayList<>();
            Callable<String> job = () -> JOB.call(() -> {
                Intercept.recordData("seed", 42);
                Intercept.recordData("names", List.of("a", "b"));
                Intercept.recordData("seed", 43);
                played.add(Intercept.playData("seed", Integer.class));
                played.add(Intercept.playData("names", new ResultType<List<String>>() {}));
                played.add(Intercept.playData("none", String.class));
                played.add(Intercept.inPlaybackMode());
                return "done";
            });
            record(job);

            Playback playback = replay(job);

            assertThat(played).containsExactly(null, null, null, false, 43, List.of("a", "b"), null, true);
            assertThat(playback.unusedInputs()).isEmpty();
            assertThat(playback.failure()).isEmpty();
        }
    }

    @Nested
    class An_intercepted_call_inside_another {

        @Test
        void runs_plainly_also_on_a_thread_it_hands_work_to() throws Exception {
            Callable<String> job =
                    () -> JOB.call(() -> Intercept.input("outer").args().call(() -> {
                        List<String> inner = new ArrayList<>();
                        Runnable task = () ->
                                inner.add(Intercept.input("inner").args().call(() -> "inner" + live.incrementAndGet()));
                        Thread thread = new Thread(Intercept.wrap(task));
                        thread.start();
                        thread.join();
                        Intercept.output("inner output").args().run(live::incrementAndGet);
                        return inner.get(0);
                    }));
            record(job);

            Playback playback = replay(job);

            assertThat(live).hasValue(2);
            assertThat(playback.recording().entries()).extracting(Entry::alias).containsExactly("Job", "outer");
            assertThat(playback.entries()).extracting(Entry::alias).containsExactly("Job", "outer");
        }
    }

    private String record(Callable<String> job) {
        try (TapeRecorder recorder =
                TapeRecorder.builder(cassette).categories("Job").build()) {
            recorder.enableRecording();
            String result = job.call();
            assertThat(recorder.counts().dropped()).isZero();
            return result;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Playback replay(Callable<String> job) {
        RecordingId id = cassette.find("Job").findFirst().orElseThrow();
        PlaybackFunction function = (Recording recording) -> job.call();
        return TapePlayer.over(cassette).allowing("dev.playback.interception").play(id, function);
    }
}
