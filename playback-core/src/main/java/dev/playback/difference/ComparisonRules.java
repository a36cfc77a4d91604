package dev.playback.difference;

import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which differences do not count. Rules are made here, read from a text, or declared on a test class; {@link #text()} writes them
 * down again. {@code because}, {@code until} and {@code inCategory} are about the rule before them. For any number of threads.
 */
public final class ComparisonRules {

    /** Matches UUIDs. */
    public static final String UUIDS = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private static final ComparisonRules NONE = new ComparisonRules(List.of());

    private final List<Rule> rules;

    private ComparisonRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Returns no rules: every difference counts. */
    public static ComparisonRules none() {
        return NONE;
    }

    /**
     * Reads rules, one a line.
     *
     * @throws RuleSyntaxException if a line is no rule
     */
    public static ComparisonRules parse(String text) {
        return new ComparisonRules(new RuleReader("rules").read(text));
    }

    /**
     * Reads a file of rules.
     *
     * @throws RuleSyntaxException if a line is no rule
     */
    public static ComparisonRules load(Path file) throws IOException {
        return new ComparisonRules(new RuleReader(file.toString()).read(Files.readString(file)));
    }

    /**
     * Returns the rules that a test class and its superclasses declare with {@link IgnoreDifference} and {@link CompareBy}.
     *
     * @throws RuleSyntaxException if one is no rule or its file cannot be read
     */
    public static ComparisonRules declaredBy(Class<?> testClass) {
        return new ComparisonRules(DeclaredRules.of(testClass));
    }

    /** Returns the rules that a test method and its class declare. Throws as {@link #declaredBy(Class)} does. */
    public static ComparisonRules declaredBy(Method test) {
        return declaredBy(test.getDeclaringClass()).plus(new ComparisonRules(DeclaredRules.ofElement(test)));
    }

    /** Returns these rules and others. */
    public ComparisonRules plus(ComparisonRules others) {
        return new ComparisonRules(
                Stream.concat(rules.stream(), others.rules.stream()).toList());
    }

    /**
     * Ignores what is at a path and below it.
     *
     * @throws IllegalArgumentException if it is no path
     */
    public ComparisonRules ignoring(String path) {
        return with(new Leniency.Ignored(), path, "ignore " + path);
    }

    /** Ignores all calls of the outputs of an alias, in which {@code *} stands for any characters. */
    public ComparisonRules ignoringOutput(String alias) {
        return plus(Rules.ofAlias(alias));
    }

    /** Compares the items of an array in any order. */
    public ComparisonRules ignoringOrder(String path) {
        return with(new Leniency.AnyOrder(), path, "any-order " + path);
    }

    /** Compares the items of an array with those that have the same values in {@code fields}. */
    public ComparisonRules matchingBy(String path, String... fields) {
        List<String> names = List.of(fields);
        return with(new Leniency.Keyed(names), path, "match %s by %s".formatted(path, String.join(",", names)));
    }

    /** Lets numbers be apart by {@code most}. */
    public ComparisonRules tolerating(String path, BigDecimal most) {
        return with(
                new Leniency.CloseNumbers(most, false),
                path,
                "number %s within %s".formatted(path, most.toPlainString()));
    }

    /** Lets numbers be apart by so many percent of the recorded one. */
    public ComparisonRules toleratingPercent(String path, BigDecimal most) {
        return with(
                new Leniency.CloseNumbers(most.movePointLeft(2), true),
                path,
                "number %s within %s%%".formatted(path, most.toPlainString()));
    }

    /** Lets times be apart by {@code most}. */
    public ComparisonRules tolerating(String path, Duration most) {
        return with(new Leniency.CloseTimes(most), path, "time %s within %s".formatted(path, most));
    }

    /**
     * Replaces, before texts are compared, each match of a regular expression; {@code $1} stands for its first group.
     *
     * @throws IllegalArgumentException if it is none
     */
    public ComparisonRules replacing(String path, String expression, String replacement) {
        return with(
                new Leniency.Replaced(TextPattern.of(expression), replacement),
                path,
                "replace %s %s with %s".formatted(path, Rules.slashed(expression), Rules.quoted(replacement)));
    }

    /**
     * Lets what a regular expression finds be another text, as long as it is the same one everywhere: an id that is made anew.
     *
     * @throws IllegalArgumentException if it is none
     */
    public ComparisonRules sameEverywhere(String path, String expression) {
        return with(
                new Leniency.SameEverywhere(TextPattern.of(expression)),
                path,
                "same %s %s".formatted(path, Rules.slashed(expression)));
    }

    /** Says why the last rule is there. */
    public ComparisonRules because(String reason) {
        return last(rule -> rule.reason(reason.strip().replaceAll("\\s+", " ")));
    }

    /** Says on which day the last rule counts for the last time. */
    public ComparisonRules until(LocalDate day) {
        return last(rule -> rule.until(Objects.requireNonNull(day, "day")));
    }

    /** Restricts the last rule to recordings of some categories, in which {@code *} stands for any characters. */
    public ComparisonRules inCategory(String category) {
        return last(rule -> rule.category(Glob.of(category)));
    }

    /** Says whether there are no rules. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Returns the rules as a text that {@link #parse} reads. */
    public String text() {
        return Rules.text(rules);
    }

    /** Begins a comparison of a recording of {@code category} by the rules that count {@code today}. */
    public DifferenceFinder finder(String category, LocalDate today, RuleUsage usage) {
        List<Rule> active = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.category().matches(category)) {
                usage.considered(rule, today);
                if (!rule.isExpired(today)) {
                    active.add(rule);
                }
            }
        }
        return DifferenceFinder.of(new ActiveRules(active, usage));
    }

    @Override
    public String toString() {
        return text();
    }

    List<Rule> rules() {
        return rules;
    }

    private ComparisonRules plus(Rule rule) {
        return new ComparisonRules(
                Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    private ComparisonRules with(Leniency leniency, String path, String text) {
        return plus(Rules.rule(leniency, PathPattern.of(path), text));
    }

    private ComparisonRules last(UnaryOperator<Rule> change) {
        if (rules.isEmpty()) {
            throw new IllegalStateException("There is no rule yet that this could be about. Add one first.");
        }
        List<Rule> changed = new ArrayList<>(rules);
        changed.add(change.apply(changed.remove(changed.size() - 1)));
        return new ComparisonRules(changed);
    }
}
