package dev.playback.junit.shard;

import dev.playback.configuration.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** CI servers that tell a job which of several it is. Some count from 0, some from 1; two use one name for both. */
enum CiServer {
    BAZEL("TEST_TOTAL_SHARDS", "TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", 0),
    GITLAB("GITLAB_CI", "CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
    HEROKU("HEROKU_TEST_RUN_ID", "CI_NODE_INDEX", "CI_NODE_TOTAL", 0),
    CIRCLECI("CIRCLECI", "CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0),
    BUILDKITE("BUILDKITE", "BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", 0),
    AZURE("TF_BUILD", "SYSTEM_JOBPOSITIONINPHASE", "SYSTEM_TOTALJOBSINPHASE", 1),
    SEMAPHORE("SEMAPHORE", "SEMAPHORE_JOB_INDEX", "SEMAPHORE_JOB_COUNT", 1);

    private final String mark;
    private final String index;
    private final String total;
    private final int first;

    CiServer(String mark, String index, String total, int first) {
        this.mark = mark;
        this.index = index;
        this.total = total;
        this.first = first;
    }

    /** Returns the part that the server of {@code environment} gave to this job. */
    static Shard shard(Map<String, String> environment) {
        return Arrays.stream(values())
                .filter(server -> server.isHere(environment))
                .findFirst()
                .map(server -> server.shardIn(environment))
                .orElseThrow(() -> new ShardException(
                        "%s=auto, but no variables of a known CI server (%s) are set. Set %s and %s to numbers."
                                .formatted(
                                        Setting.SHARD_TOTAL.key(),
                                        Arrays.stream(values())
                                                .map(server -> server.total)
                                                .distinct()
                                                .collect(Collectors.joining(", ")),
                                        Setting.SHARD_INDEX.key(),
                                        Setting.SHARD_TOTAL.key())));
    }

    boolean isHere(Map<String, String> environment) {
        return environment.containsKey(mark) && environment.containsKey(index) && environment.containsKey(total);
    }

    Shard shardIn(Map<String, String> environment) {
        return new Shard(number(environment, index) - first, number(environment, total));
    }

    /**
     * Tells Bazel that the run keeps to its part, by the file that it looks for: without it, Bazel takes all parts for the whole and
     * fails them. Nothing to do for others.
     */
    static void acknowledge(Map<String, String> environment) {
        String file = environment.getOrDefault("TEST_SHARD_STATUS_FILE", "");
        if (!file.isEmpty()) {
            try {
                Files.writeString(Path.of(file), "");
            } catch (IOException e) {
                throw new ShardException(
                        "The file %s, by which TEST_SHARD_STATUS_FILE wants to be told that shards are known, cannot be written: %s."
                                .formatted(file, e));
            }
        }
    }

    private static int number(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new ShardException("The variable %s is '%s', which is no number. Set %s and %s to numbers."
                    .formatted(variable, value, Setting.SHARD_INDEX.key(), Setting.SHARD_TOTAL.key()));
        }
    }
}
