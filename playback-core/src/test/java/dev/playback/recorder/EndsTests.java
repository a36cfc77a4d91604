package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndsTests {

    private final Ends ends = new Ends();

    @Test
    void come_in_their_order_though_one_of_them_fails() throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        List<Integer> ended = new ArrayList<>();

        ends.soon(() -> ended.add(1));
        ends.soon(() -> {
            throw new IllegalStateException("no time");
        });
        ends.soon(() -> {
            ended.add(3);
            last.countDown();
        });

        assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ended).containsExactly(1, 3);
    }

    @Test
    void come_at_once_and_only_once_when_somebody_waits_for_them() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        List<Integer> ended = new ArrayList<>();
        ends.soon(() -> ended.add(1));

        ends.now();

        assertThat(ended).containsExactly(1);
        ends.soon(next::countDown);
        assertThat(next.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ended).containsExactly(1);
    }
}
