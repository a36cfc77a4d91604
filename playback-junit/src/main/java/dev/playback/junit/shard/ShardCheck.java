package dev.playback.junit.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks, after all shards ran, that together they replayed every recording: {@code java -cp <class path>
 * dev.playback.junit.shard.ShardCheck <directory>…}, with the directories in which the shards left their reports. Ends with 1 if
 * not.
 */
public final class ShardCheck {

    private ShardCheck() {}

    /** Prints what is wrong, if anything, and ends the JVM with 1 then. */
    // For a person in front of a console.
    @SuppressWarnings("SystemOut")
    public static void main(String[] directories) throws IOException {
        List<String> faults = faults(Arrays.stream(directories).map(Path::of).toList());
        faults.forEach(System.out::println);
        if (!faults.isEmpty()) {
            System.exit(1);
        }
        System.out.println("All shards ran and replayed each recording once.");
    }

    /**
     * Returns what is wrong, one sentence each; empty if nothing is.
     *
     * @throws IOException if a file cannot be read
     */
    public static List<String> faults(List<Path> directories) throws IOException {
        Map<String, List<ShardFile>> byClass = new TreeMap<>();
        for (Path directory : directories) {
            for (Path file : files(directory)) {
                ShardFile shard = ShardFile.read(file);
                byClass.computeIfAbsent(shard.testClass(), name -> new ArrayList<>())
                        .add(shard);
            }
        }
        if (byClass.isEmpty()) {
            return List.of(
                    "No shard left a file below %s. Give the directories of their reports.".formatted(directories));
        }
        return byClass.entrySet().stream()
                .flatMap(one -> faults(one.getKey(), one.getValue()).stream())
                .toList();
    }

    private static List<String> faults(String testClass, List<ShardFile> shards) {
        Set<Integer> totals = distinct(shards, file -> file.shard().total());
        if (totals.size() > 1) {
            return List.of("%s ran with different numbers of shards: %s.".formatted(testClass, totals));
        }
        int total = totals.iterator().next();
        Set<Integer> missing = IntStream.range(0, total).boxed().collect(Collectors.toCollection(TreeSet::new));
        shards.forEach(file -> missing.remove(file.shard().index()));
        if (!missing.isEmpty()) {
            return List.of("%s did not run in shards %s of %d, counted from 0.".formatted(testClass, missing, total));
        }
        if (distinct(shards, ShardFile::fingerprint).size() > 1) {
            return List.of("The shards of %s did not find the same recordings: %s. Record elsewhere while they run."
                    .formatted(testClass, distinct(shards, ShardFile::found)));
        }
        Map<Integer, Integer> replayed = new TreeMap<>();
        shards.forEach(file -> replayed.put(file.shard().index(), file.replayed()));
        int all = replayed.values().stream().mapToInt(Integer::intValue).sum();
        int found = shards.get(0).found();
        return all == found
                ? List.of()
                : List.of("%s has %d recordings, but its shards replayed %d.".formatted(testClass, found, all));
    }

    private static <T extends Comparable<T>> Set<T> distinct(List<ShardFile> shards, Function<ShardFile, T> property) {
        return shards.stream().map(property).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ShardFile.SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}
