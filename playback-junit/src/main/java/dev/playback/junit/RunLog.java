package dev.playback.junit;

import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of a run: a line on the console, and files for the next run. Changes over time; for any number of threads. */
final class RunLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final RunSettings settings;
    private final Map<EqualityStatus, Integer> counts = new EnumMap<>(EqualityStatus.class);
    private final Map<String, FailedIds> failed = new TreeMap<>();
    private int troubled;
    private @Nullable ReplayOrder order;

    RunLog(RunSettings settings) {
        this.settings = settings;
    }

    synchronized void begin(Class<?> testClass) {
        failed.put(testClass.getName(), FailedIds.read(settings.reports(), testClass));
    }

    synchronized void end(Class<?> testClass, Comparison comparison, boolean passed) {
        counts.merge(comparison.status(), 1, Integer::sum);
        FailedIds ids = failed.get(testClass.getName());
        if (ids != null) {
            ids.note(comparison.id().toString(), passed);
        }
    }

    /** Notes a class that could not be replayed as it wants. */
    synchronized void trouble() {
        troubled++;
    }

    /** Says in which order recordings are replayed, once, if that cannot be told from the settings. */
    synchronized void order(ReplayOrder replayOrder) {
        if (order == null && replayOrder.kind() == ReplayOrder.Kind.RANDOM) {
            LOG.info("Random order; playback.junit.order=random:{} repeats it.", replayOrder.seed());
        }
        order = replayOrder;
    }

    synchronized Set<String> failedBefore(Class<?> testClass) {
        FailedIds ids = failed.get(testClass.getName());
        return ids == null ? Set.of() : ids.all();
    }

    @Override
    public synchronized void close() {
        failed.values().forEach(FailedIds::write);
        if (!counts.isEmpty() || troubled > 0) {
            // For a person in front of a console, whatever logging is set to.
            System.out.println(summary());
        }
    }

    private String summary() {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        String parts = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return "playback: %s replayed%s%s"
                .formatted(
                        total == 1 ? "1 recording" : total + " recordings",
                        parts.isEmpty() ? "" : ": " + parts,
                        troubled == 0 ? "" : "; test classes in trouble: " + troubled);
    }
}
