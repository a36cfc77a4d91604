package dev.playback.interception;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.StandIn;
import org.example.Application;
import org.junit.jupiter.api.Test;

class StartedThreadsTests {

    @Test
    void are_of_a_pool_if_that_is_what_starts_them() throws Exception {
        assertThat(StandIn.<Boolean>calling(StartedThreads::areOfAPool)).isTrue();
    }

    @Test
    void are_of_the_application_even_if_a_pool_is_what_runs_it() throws Exception {
        assertThat(StandIn.<Boolean>calling(() -> Application.calling(StartedThreads::areOfAPool)))
                .isFalse();
    }
}
