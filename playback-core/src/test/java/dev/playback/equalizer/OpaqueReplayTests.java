package dev.playback.equalizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.codec.OpaqueValueException;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Comparisons of operations that are given, in replay, values that could not be recorded. */
class OpaqueReplayTests {

    private final InMemoryTapeCassette cassette = new InMemoryTapeCassette();

    /** A page and what reads it: one of them can stand in replay, the other only as null. */
    record Page(String title, Thread worker, Scanner source) {}

    /** Reads pages. */
    static class Desk {

        private final boolean touchesWorker;
        private final boolean touchesSource;

        Desk(boolean touchesWorker, boolean touchesSource) {
            this.touchesWorker = touchesWorker;
            this.touchesSource = touchesSource;
        }

        @Operation
        String read(Page first) {
            Page second = next();
            keep(second.worker(), second.title());
            return first.title() + second.title() + touched(first) + touched(second);
        }

        private String touched(Page page) {
            if (touchesWorker) {
                page.worker().interrupt();
            }
            return touchesSource ? page.source().next() : "";
        }

        @InterceptInput("desk.next")
        Page next() {
            return new Page("b", new Thread(), new Scanner("two"));
        }

        @InterceptOutput("desk.keep")
        void keep(Thread worker, String title) {
            worker.setName(title);
        }
    }

    private Comparison comparison(Desk changed) {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            new Desk(false, false).read(new Page("a", new Thread(), new Scanner("one")));
        }
        return new Equalizer(
                        List.of(cassette.lastRecordingId().orElseThrow()),
                        TapePlayer.over(cassette, Desk.class),
                        () -> changed)
                .iterator()
                .next();
    }

    @Nested
    class A_value_that_could_not_be_recorded {

        @Test
        void is_equal_where_it_is_only_handed_on() {
            Comparison comparison = comparison(new Desk(false, false));

            assertThat(comparison.message()).isEmpty();
            assertThat(comparison.status()).isEqualTo(EqualityStatus.EQUAL);
        }

        @Test
        void is_told_with_its_place_where_it_is_null() {
            assertThat(comparison(new Desk(false, false)).playback().notes())
                    .containsExactly(
                            "In argument 0 of read: At '/source' there was a java.util.Scanner, which cannot be recorded; it is null.",
                            "In the answer of desk.next, recorded as call 1: At '/source' there was a java.util.Scanner,"
                                    + " which cannot be recorded; it is null.");
        }

        @Test
        void fails_with_its_place_where_it_is_touched() {
            Comparison comparison = comparison(new Desk(true, false));

            assertThat(comparison.status()).isEqualTo(EqualityStatus.FAILED);
            assertThat(comparison.differences().get(0).replayed())
                    .contains("threw " + OpaqueValueException.class.getName())
                    .contains("The recorded value at /worker was a java.lang.Thread, which cannot be recorded");
        }

        @Test
        void leaves_a_note_beside_the_failure_where_null_was_touched() {
            Comparison comparison = comparison(new Desk(false, true));

            assertThat(comparison.status()).isEqualTo(EqualityStatus.FAILED);
            assertThat(comparison.message()).contains("NullPointerException");
            assertThat(comparison.playback().notes())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("/source");
        }
    }
}
