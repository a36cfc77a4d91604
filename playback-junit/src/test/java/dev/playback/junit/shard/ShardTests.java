package dev.playback.junit.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.configuration.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardTests {

    private static final Map<String, String> NOWHERE = Map.of();

    @Test
    void parts_are_even_and_the_same_everywhere() {
        Shard shard = new Shard(1, 4);

        long mine = IntStream.range(0, 10_000)
                .filter(number -> shard.has("Orders/20261124/r-" + number))
                .count();

        assertThat(mine).isBetween(2_300L, 2_700L);
        assertThat(IntStream.range(0, 4).filter(index -> new Shard(index, 4).has("Orders/20261124/r-1")))
                .containsExactly(1);
    }

    @Nested
    class Settings_of_the_run {
        @Test
        void name_the_part() {
            assertThat(shard(Map.of("playback.shard.index", "2", "playback.shard.total", "3"), NOWHERE))
                    .isEqualTo(new Shard(2, 3));
        }

        @Test
        void that_are_absent_mean_all() {
            assertThat(shard(Map.of(), Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "4", "GITLAB_CI", "true")))
                    .isEqualTo(Shard.WHOLE);
        }

        @Test
        void that_count_from_one_are_refused() {
            assertThatThrownBy(() -> shard(Map.of("playback.shard.index", "3", "playback.shard.total", "3"), NOWHERE))
                    .isInstanceOf(ShardException.class)
                    .hasMessage(
                            "There is no shard 3 of 3: shards are counted from 0 to 2. If your server counts from 1, subtract"
                                    + " it, or set playback.shard.total=auto.");
        }

        @Test
        void that_say_half_are_refused() {
            assertThatThrownBy(() -> shard(Map.of("playback.shard.total", "3"), NOWHERE))
                    .isInstanceOf(ShardException.class)
                    .hasMessageContaining("only one is set");
        }
    }

    @Nested
    class Servers {
        @Test
        void that_count_from_one_are_known() {
            assertThat(auto(Map.of("GITLAB_CI", "true", "CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "4")))
                    .isEqualTo(new Shard(0, 4));
            assertThat(auto(Map.of(
                            "TF_BUILD", "True", "SYSTEM_JOBPOSITIONINPHASE", "4", "SYSTEM_TOTALJOBSINPHASE", "4")))
                    .isEqualTo(new Shard(3, 4));
        }

        @Test
        void that_count_from_zero_are_known() {
            assertThat(auto(Map.of("CIRCLECI", "true", "CIRCLE_NODE_INDEX", "0", "CIRCLE_NODE_TOTAL", "2")))
                    .isEqualTo(new Shard(0, 2));
            assertThat(auto(Map.of("HEROKU_TEST_RUN_ID", "7", "CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "2")))
                    .isEqualTo(new Shard(1, 2));
        }

        @Test
        void such_as_bazel_need_no_setting() {
            assertThat(shard(Map.of(), Map.of("TEST_TOTAL_SHARDS", "5", "TEST_SHARD_INDEX", "4")))
                    .isEqualTo(new Shard(4, 5));
        }

        @Test
        void such_as_bazel_are_told_that_the_run_keeps_to_its_part(@TempDir Path directory) {
            Path status = directory.resolve("status");

            shard(
                    Map.of(),
                    Map.of(
                            "TEST_TOTAL_SHARDS",
                            "5",
                            "TEST_SHARD_INDEX",
                            "3",
                            "TEST_SHARD_STATUS_FILE",
                            status.toString()));

            assertThat(status).isEmptyFile();
        }

        @Test
        void that_are_unknown_are_an_error() {
            assertThatThrownBy(() -> auto(Map.of("JENKINS_URL", "http://localhost")))
                    .isInstanceOf(ShardException.class)
                    .hasMessageContaining("no variables of a known CI server");
        }

        private static Shard auto(Map<String, String> environment) {
            return shard(Map.of("playback.shard.total", "auto"), environment);
        }
    }

    private static Shard shard(Map<String, String> settings, Map<String, String> environment) {
        return Shard.of(Settings.ofProcess().orElse(key -> Optional.ofNullable(settings.get(key))), environment);
    }
}
