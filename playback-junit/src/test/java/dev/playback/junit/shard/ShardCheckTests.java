package dev.playback.junit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardCheckTests {

    @TempDir
    private Path directory;

    @Test
    void all_shards_together_are_fine() throws IOException {
        shard(0, 3, 10, "a", 4);
        shard(1, 3, 10, "a", 5);
        shard(2, 3, 10, "a", 1);

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_missing_shard_is_named() throws IOException {
        shard(0, 3, 10, "a", 4);
        shard(2, 3, 10, "a", 6);

        assertThat(faults()).containsExactly("sample.Orders did not run in shards [1] of 3, counted from 0.");
    }

    @Test
    void a_shard_that_replayed_too_few_is_told() throws IOException {
        shard(0, 2, 10, "a", 4);
        shard(1, 2, 10, "a", 5);

        assertThat(faults()).containsExactly("sample.Orders has 10 recordings, but its shards replayed 9.");
    }

    @Test
    void recordings_that_came_in_between_are_told() throws IOException {
        shard(0, 2, 10, "a", 4);
        shard(1, 2, 11, "b", 7);

        assertThat(faults().get(0)).contains("did not find the same recordings: [10, 11]");
    }

    @Test
    void different_numbers_of_shards_are_told() throws IOException {
        shard(0, 2, 10, "a", 4);
        shard(1, 3, 10, "a", 6);

        assertThat(faults()).containsExactly("sample.Orders ran with different numbers of shards: [2, 3].");
    }

    @Test
    void nothing_at_all_is_a_fault() throws IOException {
        assertThat(faults().get(0)).startsWith("No shard left a file below ");
    }

    private void shard(int index, int total, int found, String fingerprint, int replayed) throws IOException {
        new ShardFile("sample.Orders", new Shard(index, total), found, fingerprint, replayed)
                .write(directory.resolve("machine-" + index));
    }

    private List<String> faults() throws IOException {
        return ShardCheck.faults(List.of(directory));
    }
}
