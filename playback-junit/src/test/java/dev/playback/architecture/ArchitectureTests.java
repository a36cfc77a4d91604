package dev.playback.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds core and junit to the table of docs/architecture.md and to the list of docs/public-types.txt. */
class ArchitectureTests {

    private static final String ROOT = "dev.playback.";
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    // From the class path, so that the jar of core counts as well.
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The agent has copies of weaving and Byte Buddy under names of its own, and meets nothing of core.
            .withImportOption(location -> !location.contains("/playback-agent"))
            .importPackages("dev.playback");

    @Test
    void packages_use_what_the_table_allows_and_no_other() throws IOException {
        Map<String, Set<String>> allowed = table();

        List<String> trespasses = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(use -> !conceptOf(use.getOriginClass()).equals(conceptOf(use.getTargetClass())))
                .filter(use -> !allowed.getOrDefault(conceptOf(use.getOriginClass()), Set.of())
                        .contains(conceptOf(use.getTargetClass())))
                .map(use -> use.getDescription())
                .toList();

        assertThat(trespasses).isEmpty();
    }

    @Test
    void the_table_names_the_packages_there_are() throws IOException {
        Set<String> packages =
                classes.stream().map(ArchitectureTests::conceptOf).collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).hasSizeGreaterThan(5).isEqualTo(table().keySet());
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("dev.playback.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void public_types_are_listed() throws IOException {
        List<String> found = classes.stream()
                .filter(ArchitectureTests::isPublic)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getName)
                .sorted()
                .toList();

        assertThat(Files.readAllLines(document("public-types.txt"))).containsExactlyElementsOf(found);
    }

    // A public type within one that is not cannot be named by a user.
    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTests::isPublic).orElse(true);
    }

    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        for (String line : Files.readAllLines(document("architecture.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                table.put(row.group(1), names(row.group(2)));
            }
        }
        return table;
    }

    private static Set<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    private static String conceptOf(JavaClass type) {
        String below = type.getBaseComponentType().getPackageName().substring(ROOT.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    private static Path document(String name) {
        return Path.of("..", "docs", name);
    }
}
