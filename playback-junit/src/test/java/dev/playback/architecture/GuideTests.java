package dev.playback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guides that list names of the code list all of them, and no other. */
class GuideTests {

    private static final Pattern COPIES = Pattern.compile(".*/dev/playback/agent/\\w+/.*");
    private static final Pattern CELL = Pattern.compile("\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    /** A name of the code: a type, or what follows a dot or goes before a parenthesis or an equals sign. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.])@?([A-Z]\\w*)|\\.([A-Za-z]\\w*)|(?<![\\w.@])([a-z]\\w*)(?=\\(| =)");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The jar of the agent has copies of weaving and Byte Buddy below its own package.
            .withImportOption(location -> !location.matches(COPIES))
            .importPackages("dev.playback");

    @Test
    void troubleshooting_has_every_exception_that_somebody_can_catch() throws IOException {
        String page = Files.readString(Documents.docs("troubleshooting.md"));
        List<String> exceptions = classes.stream()
                .filter(type -> type.isAssignableTo(Throwable.class) && isPublic(type))
                .map(JavaClass::getSimpleName)
                .distinct()
                .toList();

        assertThat(exceptions).hasSizeGreaterThan(20).allMatch(name -> page.contains("| `" + name + "` |"));
    }

    @Test
    void coming_from_python_names_only_what_is_here() throws IOException {
        Set<String> known = names();
        Set<String> unknown = new TreeSet<>();
        int checked = 0;
        for (String line : Files.readAllLines(Documents.docs("coming-from-python.md"))) {
            List<String> cells = CELL.splitAsStream(line).toList();
            if (cells.size() < 3) {
                continue;
            }
            for (MatchResult code : CODE.matcher(cells.get(2)).results().toList()) {
                for (String name : namesIn(code.group(1))) {
                    checked++;
                    if (!known.contains(name)) {
                        unknown.add(name);
                    }
                }
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(checked).isGreaterThan(150);
    }

    private static List<String> namesIn(String code) {
        return NAME.matcher(TEXT.matcher(code).replaceAll(""))
                .results()
                .flatMap(match -> Stream.of(match.group(1), match.group(2), match.group(3)))
                .filter(Objects::nonNull)
                .toList();
    }

    private Set<String> names() {
        List<JavaClass> types = classes.stream().filter(GuideTests::isPublic).toList();
        Set<String> names = types.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        types.stream()
                .flatMap(type -> type.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMember::getName)
                .forEach(names::add);
        return names;
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(GuideTests::isPublic).orElse(true);
    }
}
