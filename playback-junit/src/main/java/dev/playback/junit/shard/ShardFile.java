package dev.playback.junit.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one shard did of one test class, as a file for {@link ShardCheck}.
 *
 * @param testClass the full name of the class
 * @param found how many recordings there were for all shards
 * @param fingerprint the same in each shard that found the same recordings
 * @param replayed how many of them this shard replayed
 */
public record ShardFile(String testClass, Shard shard, int found, String fingerprint, int replayed) {

    static final String SUFFIX = ".shard";

    /**
     * Writes it below {@code directory}, replacing that of a former run.
     *
     * @throws IOException if that cannot be done
     */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.write(
                directory.resolve("%s-%d-of-%d%s".formatted(testClass, shard.index(), shard.total(), SUFFIX)),
                List.of(
                        testClass,
                        Integer.toString(shard.index()),
                        Integer.toString(shard.total()),
                        Integer.toString(found),
                        fingerprint,
                        Integer.toString(replayed)));
    }

    static ShardFile read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try {
            return new ShardFile(
                    lines.get(0),
                    new Shard(Integer.parseInt(lines.get(1)), Integer.parseInt(lines.get(2))),
                    Integer.parseInt(lines.get(3)),
                    lines.get(4),
                    Integer.parseInt(lines.get(5)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("%s is no file of a shard, or only a part of one.".formatted(file), e);
        }
    }
}
