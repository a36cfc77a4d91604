package dev.playback.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names methods of classes that cannot be annotated as inputs, outputs or operations. Of two rules for one method the first counts.
 * Remembers which of them were needed; for any number of threads.
 */
public final class Rules {

    /** The name of the file on the class path, and of the setting that names another one. */
    public static final String NAME = "playback.rules";

    /** The system property with the rules that the application added itself, for all that weaves in this JVM. */
    public static final String ADDED = "playback.rules.added";

    /** No rules. */
    public static final Rules NONE = new Rules(List.of(), List.of(), ConcurrentHashMap.newKeySet());

    private static final Pattern LINES = Pattern.compile("\\R");
    private static final String CLASS_PATH = "classpath:";

    private final List<Rule> all;
    private final List<Pattern> callers;
    // As text: a rule is the same when it is read again.
    private final Set<String> needed;

    private Rules(List<Rule> all, List<Pattern> callers, Set<String> needed) {
        this.all = List.copyOf(all);
        this.callers = List.copyOf(callers);
        this.needed = needed;
    }

    /**
     * Reads the file that {@code configured} names, or else {@code playback.rules} on the class path, if there is one.
     *
     * @param configured a file, or {@code classpath:} and a resource; null or empty if nothing is configured
     * @param classPath opens a resource; null if there is none of that name
     * @throws RulesException if it cannot be read or understood
     */
    public static Rules find(@Nullable String configured, Function<String, @Nullable InputStream> classPath) {
        String name = configured == null || configured.isEmpty() ? CLASS_PATH + NAME : configured;
        try (InputStream in = name.startsWith(CLASS_PATH)
                ? classPath.apply(name.substring(CLASS_PATH.length()))
                : Files.newInputStream(Path.of(name))) {
            if (in == null && configured != null && !configured.isEmpty()) {
                throw new RulesException(
                        "There is no '%s' with rules on the class path; %s names it.".formatted(name, NAME), null);
            }
            return in == null ? NONE : parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new RulesException("There is no file '%s' with rules; %s names it.".formatted(name, NAME), e);
        } catch (IOException e) {
            throw new RulesException("The rules in '%s' cannot be read: %s.".formatted(name, e), e);
        }
    }

    /**
     * Understands {@code text}: a rule in each line; empty lines and those that begin with {@code #} are left out.
     *
     * @param source names it in messages
     * @throws RulesException if a line is no rule
     */
    public static Rules parse(String source, String text) {
        List<Rule> all = new ArrayList<>();
        List<Pattern> callers = new ArrayList<>();
        int number = 0;
        for (String line : LINES.split(text, -1)) {
            number++;
            String rule = line.strip();
            if (rule.startsWith("in ")) {
                callers.add(Rule.wildcard(rule.substring(3).strip()));
            } else if (!rule.isEmpty() && !rule.startsWith("#")) {
                all.add(Rule.of(source, number, rule));
            }
        }
        return new Rules(all, callers, ConcurrentHashMap.newKeySet());
    }

    /**
     * Returns these behind the rules of {@code text}, which the application added itself.
     *
     * @throws RulesException if a line is no rule
     */
    public Rules after(String text) {
        if (text.isEmpty()) {
            return this;
        }
        Rules added = parse("the rules added in code", text);
        return new Rules(
                Stream.concat(added.all.stream(), all.stream()).toList(),
                Stream.concat(added.callers.stream(), callers.stream()).toList(),
                needed);
    }

    /** Returns the first rule for a method of a class outside the JDK. */
    public Optional<Rule> of(String className, String methodName, List<String> parameterTypes) {
        return first(false, className, methodName, parameterTypes);
    }

    /** Returns the first rule for a call of a method of the JDK. */
    public Optional<Rule> ofCall(String className, String methodName, List<String> parameterTypes) {
        return first(true, className, methodName, parameterTypes);
    }

    /** Says whether a rule names the class, which is not one of the JDK. */
    public boolean mentions(String className) {
        return all.stream().anyMatch(rule -> !rule.isForJdk() && rule.names(className));
    }

    /** Says whether calls of the JDK are replaced in the class though nothing else of it is woven. */
    public boolean mentionsCaller(String className) {
        return hasCalls()
                && callers.stream().anyMatch(caller -> caller.matcher(className.replace('$', '.'))
                        .matches());
    }

    /** Says whether there are rules for the JDK. */
    public boolean hasCalls() {
        return all.stream().anyMatch(Rule::isForJdk);
    }

    /** Returns the rules that were for nothing so far. */
    public List<Rule> unneeded() {
        return all.stream().filter(rule -> !needed.contains(rule.toString())).toList();
    }

    private Optional<Rule> first(boolean jdk, String className, String methodName, List<String> parameterTypes) {
        Optional<Rule> found = all.stream()
                .filter(rule -> rule.isForJdk() == jdk && rule.names(className, methodName, parameterTypes))
                .findFirst();
        found.map(Rule::toString).ifPresent(needed::add);
        return found;
    }
}
