package dev.playback.difference;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the rules that test classes and methods declare. */
final class DeclaredRules {

    private DeclaredRules() {}

    static List<Rule> of(Class<?> testClass) {
        List<Rule> rules = new ArrayList<>();
        if (testClass.getSuperclass() != null) {
            rules.addAll(of(testClass.getSuperclass()));
        }
        rules.addAll(ofElement(testClass));
        return rules;
    }

    static List<Rule> ofElement(AnnotatedElement element) {
        List<Rule> rules = new ArrayList<>();
        for (IgnoreDifference ignore : element.getDeclaredAnnotationsByType(IgnoreDifference.class)) {
            for (String path : ignore.value()) {
                String line = "ignore %s%s%s"
                        .formatted(
                                path,
                                ignore.until().isBlank() ? "" : " until " + ignore.until(),
                                ignore.reason().isBlank() ? "" : " because " + ignore.reason());
                rules.addAll(new RuleReader("@IgnoreDifference on " + element).read(line));
            }
        }
        for (CompareBy by : element.getDeclaredAnnotationsByType(CompareBy.class)) {
            for (String file : by.files()) {
                rules.addAll(new RuleReader(file).read(content(file, element)));
            }
            rules.addAll(new RuleReader("@CompareBy on " + element).read(String.join("\n", by.value())));
        }
        return rules;
    }

    private static String content(String file, AnnotatedElement element) {
        Class<?> owner = element instanceof Member member ? member.getDeclaringClass() : (Class<?>) element;
        try (InputStream resource = owner.getResourceAsStream(file)) {
            return resource == null
                    ? Files.readString(Path.of(file))
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RuleSyntaxException(
                    "The rules '%s' of %s cannot be read: %s. Give a resource beside the class, or a path from where the tests run."
                            .formatted(file, element, e),
                    e);
        }
    }
}
