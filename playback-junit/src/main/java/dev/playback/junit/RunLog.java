package dev.playback.junit;

import dev.playback.configuration.Settings;
import dev.playback.difference.RuleUsage;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.junit.shard.Shard;
import dev.playback.junit.shard.ShardException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of a run: a line on the console, and files of each class. Changes over time; for any number of threads. */
final class RunLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final RunSettings settings;
    private final Map<EqualityStatus, Integer> counts = new EnumMap<>(EqualityStatus.class);
    private final Map<String, ClassLog> classes = new TreeMap<>();
    private final Set<String> troubled = new HashSet<>();
    private int judged;
    private int judgedWrong;
    private @Nullable ReplayOrder order;

    RunLog(RunSettings settings) {
        this.settings = settings;
    }

    synchronized void begin(Class<?> testClass) {
        classes.computeIfAbsent(
                testClass.getName(), name -> new ClassLog(testClass, settings.reports(), Clock.systemUTC()));
    }

    synchronized void end(Class<?> testClass, Comparison comparison, boolean passed) {
        counts.merge(comparison.status(), 1, Integer::sum);
        of(testClass).ifPresent(log -> log.end(comparison, passed));
    }

    /** Returns what is told of the rules of a class that has begun. */
    synchronized RuleUsage ruleUsage(Class<?> testClass) {
        return of(testClass).map(ClassLog::ruleUsage).orElseGet(RuleUsage::new);
    }

    /** Returns why a class fails as a whole, which its report then tells as well. */
    synchronized List<String> runFailures(Class<?> testClass, CompareExecutionConfig config) {
        return of(testClass).map(log -> log.runFailures(config)).orElse(List.of());
    }

    synchronized void found(Class<?> testClass, RecordingListing listing) {
        of(testClass).ifPresent(log -> log.found(listing.found(), listing.fingerprint()));
    }

    /** Notes a replay whose test looked at it itself. */
    synchronized void judged(boolean passed) {
        judged++;
        judgedWrong += passed ? 0 : 1;
    }

    /** Notes a class that could not be replayed as it wants. */
    synchronized void trouble(Class<?> testClass) {
        troubled.add(testClass.getName());
    }

    /** Says in which order recordings are replayed, once, if that cannot be told from the settings. */
    synchronized void order(ReplayOrder replayOrder) {
        if (order == null && replayOrder.kind() == ReplayOrder.Kind.RANDOM) {
            LOG.info("Random order; playback.junit.order=random:{} repeats it.", replayOrder.seed());
        }
        order = replayOrder;
    }

    synchronized Set<String> failedBefore(Class<?> testClass) {
        return of(testClass).map(ClassLog::failedBefore).orElse(Set.of());
    }

    @Override
    public synchronized void close() {
        List<Path> pages = classes.values().stream()
                .flatMap(log -> log.write(shard()).stream())
                .toList();
        if (!counts.isEmpty() || judged > 0 || !troubled.isEmpty()) {
            // For a person in front of a console, whatever logging is set to.
            System.out.println(summary(pages));
            Settings.tellUnknown(System.out::println);
            classes.values().stream()
                    .flatMap(log -> log.ruleWarnings().stream())
                    .distinct()
                    .forEach(System.out::println);
        }
    }

    private String judgement() {
        return judged + " looked at by their tests" + (judgedWrong == 0 ? "" : ", " + judgedWrong + " of them failed");
    }

    private Shard shard() {
        try {
            return settings.shard();
        } catch (ShardException e) {
            // Each class has told it.
            return Shard.WHOLE;
        }
    }

    private Optional<ClassLog> of(Class<?> testClass) {
        return Optional.ofNullable(classes.get(testClass.getName()));
    }

    /** Returns the line for the console. */
    synchronized String summary(List<Path> pages) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum() + judged;
        String parts = Stream.concat(
                        counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey()),
                        judged == 0 ? Stream.empty() : Stream.of(judgement()))
                .collect(Collectors.joining(", "));
        return "playback: %s replayed%s%s%s"
                .formatted(
                        total == 1 ? "1 recording" : total + " recordings",
                        parts.isEmpty() ? "" : ": " + parts,
                        troubled.isEmpty() ? "" : "; test classes in trouble: " + troubled.size(),
                        pages.isEmpty() ? "" : "; see " + (pages.size() == 1 ? pages.get(0) : settings.reports()));
    }
}
