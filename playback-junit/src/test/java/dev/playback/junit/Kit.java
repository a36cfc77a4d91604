package dev.playback.junit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs the engine as JUnit would, and reads what came of it. */
record Kit(String engineId, Map<String, String> parameters) {

    static Kit engine() {
        return new Kit("playback", Map.of());
    }

    static Kit jupiter() {
        return new Kit("junit-jupiter", Map.of());
    }

    Kit with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Kit(engineId, more);
    }

    EngineExecutionResults run(Class<?> testClass) {
        return run(DiscoverySelectors.selectClass(testClass));
    }

    EngineExecutionResults run(DiscoverySelector... selectors) {
        return run(builder -> builder.selectors(selectors));
    }

    EngineExecutionResults run(UnaryOperator<EngineTestKit.Builder> request) {
        EngineTestKit.Builder builder = EngineTestKit.engine(engineId);
        parameters.forEach(builder::configurationParameter);
        return request.apply(builder).execute();
    }

    static List<String> names(Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .map(TestDescriptor::getDisplayName)
                .toList();
    }

    static List<String> started(EngineExecutionResults results) {
        return names(results.testEvents().started());
    }

    static Throwable failure(EngineExecutionResults results) {
        List<Event> failed = results.allEvents().failed().list();
        if (failed.size() != 1) {
            throw new AssertionError("One test should have failed: " + failed);
        }
        return failed.get(0)
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    static String skipReason(EngineExecutionResults results) {
        return results.testEvents().skipped().stream()
                .map(event -> event.getRequiredPayload(String.class))
                .findFirst()
                .orElseThrow();
    }
}
