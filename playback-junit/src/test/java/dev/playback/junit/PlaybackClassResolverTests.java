package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.PackageNameFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class PlaybackClassResolverTests {

    private static final String ALL = Plays.All.class.getName();

    private Tape tape;
    private List<String> ids;

    @BeforeEach
    void record(@TempDir Path directory) {
        tape = new Tape(directory);
        ids = tape.record(1, 2, 3);
    }

    @Nested
    class Selecting {
        @Test
        void a_class_runs_its_recordings() {
            assertThat(started(selectClass(Plays.All.class))).isEqualTo(ids);
        }

        @Test
        void a_class_runs_the_playback_classes_nested_in_it() {
            assertThat(started(selectClass(Plays.Enclosing.class))).isEqualTo(ids);
        }

        @Test
        void a_nested_class_runs_it() {
            assertThat(started(selectNestedClass(List.of(Plays.Enclosing.class), Plays.Enclosing.Nested.class)))
                    .isEqualTo(ids);
        }

        @Test
        void a_subclass_runs_by_the_annotation_it_inherits() {
            assertThat(started(selectClass(Plays.Inherits.class))).isEqualTo(ids);
        }

        @Test
        void a_class_with_an_annotation_of_ones_own_runs() {
            assertThat(started(selectClass(Plays.MetaAnnotated.class))).isEqualTo(ids);
        }

        @Test
        void a_package_finds_its_classes() {
            assertThat(classes(
                            filtered(selectPackage("dev.playback.junit")),
                            ClassNameFilter.includeClassNamePatterns(".*Plays.(All|Other|Enclosing.*)")))
                    .containsExactlyInAnyOrder("All", "Other", "Nested");
        }

        @Test
        void a_class_path_root_finds_its_classes() throws URISyntaxException {
            Path root = Path.of(Plays.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());

            assertThat(classes(
                            filtered(selectClasspathRoots(Set.of(root)).get(0)),
                            ClassNameFilter.includeClassNamePatterns(".*Plays.(All|Other)")))
                    .containsExactlyInAnyOrder("All", "Other");
        }

        @Test
        void positions_runs_the_recordings_there() {
            assertThat(started(selectIteration(selectClass(Plays.All.class), 0, 2)))
                    .containsExactly(ids.get(0), ids.get(2));
        }

        @Test
        void another_class_runs_nothing() {
            assertThat(started(selectClass(Till.class))).isEmpty();
        }
    }

    @Nested
    class Unique_ids {
        @Test
        void of_a_recording_run_that_one_and_list_nothing() {
            // A stray lookup would fail on this category.
            assertThat(started(selectUniqueId(uniqueId(Plays.UnknownCategory.class, ids.get(1)))))
                    .containsExactly(ids.get(1));
        }

        @Test
        void of_recordings_run_those() {
            assertThat(started(
                            selectUniqueId(uniqueId(Plays.All.class, ids.get(0))),
                            selectUniqueId(uniqueId(Plays.All.class, ids.get(2)))))
                    .containsExactly(ids.get(0), ids.get(2));
        }

        @Test
        void beside_their_class_do_not_narrow_it() {
            assertThat(started(selectUniqueId(uniqueId(Plays.All.class, ids.get(0))), selectClass(Plays.All.class)))
                    .isEqualTo(ids);
        }

        @Test
        void of_a_class_run_it() {
            assertThat(started(selectUniqueId("[engine:playback]/[class:" + ALL + "]")))
                    .isEqualTo(ids);
        }

        @Test
        void of_a_notice_run_its_class() {
            assertThat(started(selectUniqueId("[engine:playback]/[class:" + ALL + "]/[notice:no recordings]")))
                    .isEqualTo(ids);
        }

        @Test
        void are_the_same_in_each_run() {
            assertThat(uniqueIds(selectClass(Plays.All.class)))
                    .isEqualTo(uniqueIds(selectClass(Plays.All.class)))
                    .containsExactlyElementsOf(ids.stream()
                            .map(id -> uniqueId(Plays.All.class, id))
                            .toList());
        }

        @Test
        void of_a_recording_that_is_gone_fail() {
            String gone = "Till/20200101/gone";

            assertThat(Kit.failure(run(selectUniqueId(uniqueId(Plays.All.class, gone)))))
                    .hasMessageContaining(gone);
        }

        @Test
        void of_a_class_that_is_gone_fail() {
            assertThat(Kit.failure(run(selectUniqueId("[engine:playback]/[class:sample.GoneTest]"))))
                    .hasMessageContaining("there is no class sample.GoneTest with @PlaybackTest");
        }

        @Test
        void pass_the_class_name_filter() {
            Filter<?> nothing = ClassNameFilter.includeClassNamePatterns("Nothing");

            EngineExecutionResults results = tape.kit()
                    .run(request -> request.selectors(selectUniqueId(uniqueId(Plays.All.class, ids.get(0))))
                            .filters(nothing));

            assertThat(Kit.started(results)).containsExactly(ids.get(0));
        }
    }

    @Nested
    class Filters {
        @Test
        void of_class_names_hold_for_selected_classes() {
            assertThat(classes(
                            filtered(selectClass(Plays.All.class), selectClass(Plays.Other.class)),
                            ClassNameFilter.excludeClassNamePatterns(".*Other")))
                    .containsExactly("All");
        }

        @Test
        void of_packages_hold_for_selected_packages() {
            assertThat(classes(
                            filtered(selectPackage("dev.playback.junit")),
                            PackageNameFilter.excludePackageNames("dev.playback.junit")))
                    .isEmpty();
        }

        @Test
        void of_tags_hold_for_classes() {
            EngineExecutionResults results = tape.kit()
                    .run(request -> request.selectors(selectClass(Plays.All.class), selectClass(Plays.Tagged.class))
                            .filters(org.junit.platform.launcher.TagFilter.includeTags("fast")));

            assertThat(Kit.names(results.containerEvents().started())).containsExactly("playback", "The till");
        }
    }

    private interface Request extends UnaryOperator<EngineTestKit.Builder> {}

    private static Request filtered(DiscoverySelector... selectors) {
        return builder -> builder.selectors(selectors);
    }

    private List<String> classes(Request request, Filter<?> filter) {
        EngineExecutionResults results =
                tape.kit().run(builder -> request.apply(builder).filters(filter));
        return Kit.names(results.containerEvents().started()).stream()
                .filter(name -> !name.equals("playback"))
                .toList();
    }

    private EngineExecutionResults run(DiscoverySelector... selectors) {
        return tape.kit().run(selectors);
    }

    private List<String> started(DiscoverySelector... selectors) {
        return Kit.started(run(selectors));
    }

    private List<String> uniqueIds(DiscoverySelector selector) {
        return run(selector).testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getUniqueId().toString())
                .toList();
    }

    private static String uniqueId(Class<?> testClass, String id) {
        return "[engine:playback]/[class:%s]/[recording:%s]".formatted(testClass.getName(), id.replace("/", "%2F"));
    }
}
