package dev.playback.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectingWatchTests {

    private final List<Object> written = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void writes_no_more_values_once_they_are_not_wanted_and_tells_it_once() {
        CollectingWatch watch = watch(4);

        watch.next(11);
        watch.next(22);
        watch.next(33);
        watch.completed();

        assertThat(written).containsExactly(11, 22);
        assertThat(told).containsExactly("unwanted");
    }

    @Test
    void gives_all_that_is_wanted() {
        CollectingWatch watch = watch(100);

        watch.next(44);
        watch.next(55);
        watch.completed();
        watch.cancelled();

        assertThat(told).containsExactly("returned [44,55]");
    }

    @Test
    void gives_what_came_before_it_was_given_up() {
        CollectingWatch watch = watch(100);

        watch.next(66);
        watch.cancelled();
        watch.completed();

        assertThat(told).containsExactly("cancelled after [66]");
    }

    private CollectingWatch watch(long most) {
        return new CollectingWatch(
                true,
                value -> {
                    written.add(value);
                    return String.valueOf(value);
                },
                new CollectingWatch.Bindings(Runnable::run, Runnable::run, "binding"),
                new Told(most));
    }

    private final class Told implements CollectingWatch.Ending {

        private final long most;

        private Told(long most) {
            this.most = most;
        }

        @Override
        public boolean wants(long chars) {
            return chars <= most;
        }

        @Override
        public void unwanted() {
            told.add("unwanted");
        }

        @Override
        public void returned(String json) {
            told.add("returned " + json);
        }

        @Override
        public void threw(Throwable error) {
            told.add("threw " + error);
        }

        @Override
        public void threwAfter(int values, Throwable error) {
            told.add("threw after " + values + " values: " + error);
        }

        @Override
        public void cancelled() {
            told.add("cancelled");
        }

        @Override
        public void cancelledAfter(String json) {
            told.add("cancelled after " + json);
        }

        @Override
        public void broke(Throwable failure) {
            told.add("broke " + failure);
        }
    }
}
