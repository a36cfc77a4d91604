package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/** What an IDE hears and does: it listens to the launcher as here, and runs a test again by its unique id. */
class LauncherTests {

    private Tape tape;

    @BeforeEach
    void start(@TempDir Path directory) {
        tape = new Tape(directory);
    }

    @AfterEach
    void restoreRate() {
        Till.rate = 1.5;
    }

    @Test
    void recordings_appear_below_their_class_and_can_be_run_again_alone() {
        List<String> ids = tape.record(1, 2);

        Heard all = launch(selectClass(Plays.All.class));
        Heard again = launch(selectUniqueId(all.registered.get(1).getUniqueId()));

        assertThat(all.registered).extracting(TestIdentifier::getDisplayName).isEqualTo(ids);
        assertThat(all.registered).allSatisfy(test -> {
            assertThat(test.isTest()).isTrue();
            assertThat(test.getParentIdObject().orElseThrow().getLastSegment().getValue())
                    .isEqualTo(Plays.All.class.getName());
            assertThat(test.getSource().orElseThrow()).isInstanceOf(MethodSource.class);
            assertThat(test.getLegacyReportingName()).isEqualTo(test.getDisplayName());
        });
        assertThat(again.registered)
                .extracting(TestIdentifier::getUniqueId)
                .containsExactly(all.registered.get(1).getUniqueId());
    }

    @Test
    void the_class_is_a_container_with_the_class_as_source() {
        tape.record(1);

        Heard heard = launch(selectClass(Plays.All.class));

        assertThat(heard.containers)
                .filteredOn(container -> container.getSource().isPresent())
                .singleElement()
                .satisfies(container -> assertThat(container.getSource()).hasValue(ClassSource.from(Plays.All.class)));
    }

    @Test
    void a_difference_has_two_sides_for_the_diff_viewer() {
        tape.record(2);
        Till.rate = 2;

        Heard heard = launch(selectClass(Plays.All.class));

        assertThat(heard.failures).singleElement().isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
            assertThat(failure.isExpectedDefined()).isTrue();
            assertThat(failure.isActualDefined()).isTrue();
            assertThat(failure.getExpected().getValue())
                    .isNotEqualTo(failure.getActual().getValue());
        });
    }

    @Test
    void a_dry_run_shows_the_class_and_replays_nothing() {
        tape.record(1);
        Till.rate = 2;

        Heard heard = launch(selectClass(Plays.All.class), Map.of("junit.platform.execution.dryRun.enabled", "true"));

        assertThat(heard.containers).extracting(TestIdentifier::getDisplayName).contains("All");
        assertThat(heard.registered).isEmpty();
        assertThat(heard.failures).isEmpty();
    }

    private Heard launch(DiscoverySelector selector) {
        return launch(selector, Map.of());
    }

    private Heard launch(DiscoverySelector selector, Map<String, String> parameters) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(EngineFilter.includeEngines("playback"))
                .configurationParameters(tape.kit().parameters())
                .configurationParameters(parameters);
        LauncherDiscoveryRequest built = request.build();
        Heard heard = new Heard();
        LauncherFactory.create().execute(built, heard);
        return heard;
    }

    /** Notes what a listener of an IDE would be told. */
    private static final class Heard implements TestExecutionListener {

        private final List<TestIdentifier> containers = new ArrayList<>();
        private final List<TestIdentifier> registered = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            plan.getRoots().forEach(root -> containers.addAll(plan.getDescendants(root)));
        }

        @Override
        public void dynamicTestRegistered(TestIdentifier test) {
            registered.add(test);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failures::add);
        }
    }
}
