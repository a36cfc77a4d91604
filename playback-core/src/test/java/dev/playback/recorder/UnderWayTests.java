package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnderWayTests {

    private final UnderWay underWay = new UnderWay();

    @Test
    void ends_with_the_last_of_all_that_joined() {
        assertThat(underWay.join()).isTrue();
        assertThat(underWay.join()).isTrue();

        assertThat(underWay.leave()).isEqualTo(2);
        assertThat(underWay.leave()).isEqualTo(1);
        assertThat(underWay.join()).isTrue();
        assertThat(underWay.leave()).isEqualTo(1);
        assertThat(underWay.leave()).isZero();
    }

    @Test
    void lets_nobody_join_once_none_is_left() {
        underWay.leave();

        assertThat(underWay.join()).isFalse();
        assertThat(underWay.join()).isFalse();
    }

    @Test
    void gives_up_after_its_bound_on_another_thread() throws Exception {
        CompletableFuture<Thread> gaveUp = new CompletableFuture<>();

        underWay.giveUpAfter(Duration.ofMillis(1), () -> gaveUp.complete(Thread.currentThread()));

        assertThat(gaveUp.get(30, TimeUnit.SECONDS)).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void gives_up_after_the_last_bound_only() throws Exception {
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        CompletableFuture<Boolean> second = new CompletableFuture<>();

        underWay.giveUpAfter(Duration.ofMillis(50), () -> first.complete(true));
        underWay.giveUpAfter(Duration.ofMillis(100), () -> second.complete(true));

        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first).isNotDone();
    }

    @Test
    void does_not_give_up_when_nobody_waits_any_more() throws Exception {
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        underWay.giveUpAfter(Duration.ofMillis(50), () -> first.complete(true));
        underWay.waitNoMore();

        UnderWay other = new UnderWay();
        other.giveUpAfter(Duration.ofMillis(100), () -> second.complete(true));

        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first).isNotDone();
    }
}
