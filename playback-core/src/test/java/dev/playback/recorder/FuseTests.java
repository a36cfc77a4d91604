package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FuseTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Watch watch = new Watch();
    private final Fuse fuse = new Fuse(watch, Settings.ofProcess());

    /** A clock that a test turns. */
    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-05-06T07:08:09Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void turn(Duration time) {
            now = now.plus(time);
        }
    }

    @Nested
    class Cost {

        @Test
        void above_the_share_for_three_windows_pauses_recording() {
            window(1000, 3 * SECOND, 5 * SECOND);
            window(1000, 3 * SECOND, 5 * SECOND);
            assertThat(allows()).isTrue();

            window(1000, 3 * SECOND, 5 * SECOND);

            assertThat(allows()).isFalse();
            assertThat(fuse.pausedFor()).isEqualTo("it cost 60 % of the time of operations");
        }

        @Test
        void that_is_high_once_or_twice_pauses_nothing() {
            window(1000, 3 * SECOND, 5 * SECOND);
            window(1000, 3 * SECOND, 5 * SECOND);
            window(1000, 2 * SECOND, 5 * SECOND);
            window(1000, 3 * SECOND, 5 * SECOND);

            assertThat(allows()).isTrue();
        }

        @Test
        void of_short_operations_that_nobody_feels_pauses_nothing() {
            for (int i = 0; i < 5; i++) {
                window(100_000, 3 * SECOND, 4 * SECOND);
            }

            assertThat(allows()).isTrue();
        }

        @Test
        void of_few_operations_pauses_nothing() {
            for (int i = 0; i < 5; i++) {
                window(10, SECOND / 2, SECOND / 2);
            }

            assertThat(allows()).isTrue();
        }
    }

    @Nested
    class Storage_failures {

        @Test
        void in_a_row_pause_recording_for_longer_each_time() {
            failures(9);
            assertThat(allows()).isTrue();
            failures(1);
            assertThat(allows()).isFalse();
            assertThat(fuse.pausedFor()).isEqualTo("storage failed 10 times in a row");

            watch.turn(Duration.ofSeconds(10));
            assertThat(allows()).isTrue();
            failures(1);
            watch.turn(Duration.ofSeconds(19));
            assertThat(allows()).isFalse();
            watch.turn(Duration.ofSeconds(1));
            assertThat(allows()).isTrue();
        }

        @Test
        void are_forgotten_when_storing_works_again() {
            failures(10);
            watch.turn(Duration.ofSeconds(10));
            assertThat(allows()).isTrue();
            fuse.stored();

            failures(9);
            assertThat(allows()).isTrue();
            failures(1);
            watch.turn(Duration.ofSeconds(10));
            assertThat(allows()).isTrue();
        }
    }

    @Test
    void operations_that_begin_in_a_pause_are_counted_and_so_are_nested_ones_with_them() {
        TapeCassette full = new Full();
        TapeRecorder recorder = TapeRecorder.builder(full)
                .waitingForStorage()
                .categories("Till", "Till.broken")
                .clock(watch)
                .settings(Settings.ofProcess()
                        .orElse(key -> Optional.ofNullable(
                                Map.of("playback.fuse.failures", "2").get(key))))
                .build();
        try (recorder) {
            recorder.enableRecording();
            Till till = new Till();
            till.sell("ann", 1);
            till.sell("bob", 2);
            assertThat(recorder.isRecording()).isFalse();

            till.inside = () -> new Till().sellUnnoticed("nested");
            till.sell("cid", 3);

            assertThat(recorder.counts().dropped()).isEqualTo(2);
            assertThat(recorder.counts().notRecordedWhilePaused()).isEqualTo(1);
            assertThat(recorder.counts().operations()).isEqualTo(3);
            watch.turn(Duration.ofSeconds(11));
            assertThat(recorder.isRecording()).isTrue();
        }
    }

    private void window(int operations, long recorder, long operation) {
        for (int i = 1; i < operations; i++) {
            fuse.spent(recorder / operations, operation / operations);
        }
        watch.turn(Duration.ofSeconds(10));
        fuse.spent(recorder / operations, operation / operations);
    }

    private void failures(int count) {
        for (int i = 0; i < count; i++) {
            fuse.storageFailed();
        }
    }

    private boolean allows() {
        return fuse.allows(watch.millis());
    }
}
