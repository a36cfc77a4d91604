package dev.playback.report;

import dev.playback.equalizer.EqualityStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Groups the differences of a run: first by where and of what kind, then by the values, so that one value changed the same way in
 * many recordings is one change, and so is one that changed everywhere in ever other ways. For one use.
 */
final class Clustering {

    private static final int OWN_CLUSTER = 3;
    private static final int MOST_OWN_CLUSTERS = 4;
    // The number of an argument is part of its place; other numbers count calls and elements.
    private static final Pattern INDEX = Pattern.compile("(?<!\\bargs)\\[\\d+]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private record Place(String category, String path, String kind) {}

    private record Values(Optional<String> recorded, Optional<String> replayed) {}

    private record Variant(Values values, Set<Integer> indexes) {
        boolean isFrequent() {
            return indexes.size() >= OWN_CLUSTER;
        }
    }

    private final Map<Place, Map<Values, Set<Integer>>> found = new LinkedHashMap<>();

    static List<ChangeCluster> of(List<ReportedComparison> comparisons) {
        Clustering clustering = new Clustering();
        for (int index = 0; index < comparisons.size(); index++) {
            clustering.add(index, comparisons.get(index));
        }
        // A stable sort: equally many keep the order in which the run met them.
        return clustering.found.entrySet().stream()
                .flatMap(place -> clusters(place.getKey(), place.getValue()))
                .sorted(Comparator.comparing(cluster -> -cluster.indexes().size()))
                .toList();
    }

    static String generalised(String path) {
        return INDEX.matcher(path).replaceAll("[*]");
    }

    private void add(int index, ReportedComparison comparison) {
        String category = comparison.id().category();
        if (comparison.status() == EqualityStatus.EQUALIZER_FAILURE) {
            String reason = comparison
                    .failure()
                    .map(ReportedFailure::headline)
                    .or(comparison::message)
                    .orElse("unknown reason");
            add(
                    index,
                    new Place(category, reason(comparison, reason), ChangeCluster.NOT_COMPARED),
                    Optional.empty(),
                    Optional.empty());
        } else if (comparison.differences().isEmpty() && comparison.status() != EqualityStatus.EQUAL) {
            String message = comparison
                    .message()
                    .flatMap(text -> text.lines().findFirst())
                    .orElse(comparison.status().name());
            add(
                    index,
                    new Place(category, reason(comparison, message), ChangeCluster.MESSAGE),
                    Optional.empty(),
                    Optional.empty());
        }
        comparison
                .differences()
                .forEach(difference -> add(
                        index,
                        new Place(category, generalised(difference.path()), difference.kind()),
                        difference.recorded(),
                        difference.replayed()));
    }

    private void add(int index, Place place, Optional<String> recorded, Optional<String> replayed) {
        found.computeIfAbsent(place, any -> new LinkedHashMap<>())
                .computeIfAbsent(new Values(recorded, replayed), any -> new LinkedHashSet<>())
                .add(index);
    }

    // Two messages that differ in ids and numbers only tell of the same trouble.
    private static String reason(ReportedComparison comparison, String text) {
        return NUMBER.matcher(text.replace(comparison.id().toString(), "…")).replaceAll("#");
    }

    private static Stream<ChangeCluster> clusters(Place place, Map<Values, Set<Integer>> byValues) {
        List<Variant> variants = byValues.entrySet().stream()
                .map(entry -> new Variant(entry.getKey(), entry.getValue()))
                .toList();
        List<Variant> own = variants.stream().filter(Variant::isFrequent).toList();
        if (own.size() > MOST_OWN_CLUSTERS) {
            own = List.of();
        }
        List<Variant> rest = new ArrayList<>(variants);
        rest.removeAll(own);
        Stream<ChangeCluster> clusters = own.stream().map(variant -> cluster(place, List.of(variant)));
        return rest.isEmpty() ? clusters : Stream.concat(clusters, Stream.of(cluster(place, rest)));
    }

    private static ChangeCluster cluster(Place place, List<Variant> variants) {
        Values example = variants.stream()
                .max(Comparator.comparing(variant -> variant.indexes().size()))
                .orElseThrow()
                .values();
        List<Integer> indexes = variants.stream()
                .flatMap(variant -> variant.indexes().stream())
                .distinct()
                .sorted()
                .toList();
        return new ChangeCluster(
                place.category(),
                place.path(),
                place.kind(),
                example.recorded(),
                example.replayed(),
                variants.size(),
                indexes);
    }
}
