package dev.playback.equalizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ComparisonThreadsTests {

    private static final RecordingId ID = new RecordingId("Till", "20261124", "1");

    private final ComparisonThreads threads = new ComparisonThreads(1, Duration.ofMillis(20));
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void release() {
        end.countDown();
        threads.cancel();
    }

    private static Comparison equal() {
        return new Comparison(
                ID, EqualityStatus.EQUAL, "", List.of(), RecordingMetadata.none(), PlaybackSummary.none(), null, null);
    }

    /** Takes no notice of an interrupt. */
    private Comparison hanging() {
        boolean interrupted = true;
        while (interrupted) {
            try {
                end.await();
                interrupted = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return equal();
    }

    @Test
    @Timeout(60)
    void bear_sixteen_comparisons_that_do_not_end_and_no_more_until_one_does() {
        List<Comparison> timedOut = new ArrayList<>();
        for (int number = 0; number < 16; number++) {
            timedOut.add(threads.start(ID, this::hanging).get());
        }

        Supplier<Comparison> oneMore = threads.start(ID, ComparisonThreadsTests::equal);

        assertThat(timedOut).allSatisfy(one -> assertThat(one.message()).contains("was not compared within 0.02 s"));
        assertThat(oneMore.get().message())
                .isEqualTo(
                        ID + " was not compared: 16 comparisons before it ran out of time and still hold their threads."
                                + " Compare in a dedicated process, which ends what hangs.");

        end.countDown();
        Comparison afterwards = oneMore.get();
        while (afterwards.message().contains("still hold their threads")) {
            Thread.onSpinWait();
            afterwards = threads.start(ID, ComparisonThreadsTests::equal).get();
        }
        assertThat(afterwards.message()).doesNotContain("still hold their threads");
    }
}
