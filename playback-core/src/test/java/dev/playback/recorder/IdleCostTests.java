package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.playback.cassette.InMemoryTapeCassette;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What woven code costs while it is not recorded, in bytes: a measure that does not depend on the machine. */
class IdleCostTests {

    private static final int CALLS = 200_000;

    private final Till till = new Till();

    @Test
    void an_input_allocates_nothing_while_no_recorder_is_enabled() {
        assertThat(allocatedByInputs()).isLessThan(CALLS / 100);
    }

    @Test
    void an_input_outside_an_operation_allocates_nothing_while_a_recorder_is_enabled() {
        try (TapeRecorder recorder = TapeRecorder.builder(new InMemoryTapeCassette())
                .categories("Till")
                .build()) {
            recorder.enableRecording();

            assertThat(allocatedByInputs()).isLessThan(CALLS / 100);
        }
    }

    private long allocatedByInputs() {
        long sum = call();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        sum += call();

        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isEqualTo(6L * CALLS);
        return allocated;
    }

    private long call() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += till.rate("EUR");
        }
        return sum;
    }
}
