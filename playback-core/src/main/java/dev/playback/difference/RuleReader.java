package dev.playback.difference;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rules from a text, one a line, as {@code docs/comparing.md} describes them. For one use. */
final class RuleReader {

    private static final Pattern SECTION = Pattern.compile("\\[([^\\[\\]\\s]+)]");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final String KNOWN = "ignore, ignore-output, any-order, match, number, time, replace, same";

    private final String source;
    private Glob category = Rules.EVERY_CATEGORY;

    /** Reads from {@code source}, as messages name it. */
    RuleReader(String source) {
        this.source = source;
    }

    /** Throws {@link RuleSyntaxException} at the first line that is no rule. */
    List<Rule> read(String text) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String rule = line.strip();
            Matcher section = SECTION.matcher(rule);
            if (section.matches()) {
                category = Glob.of(section.group(1));
            } else if (!rule.isEmpty() && !rule.startsWith("#")) {
                rules.add(rule(rule, number));
            }
        }
        return rules;
    }

    private Rule rule(String line, int number) {
        try {
            RuleWords words = new RuleWords(line);
            Rule rule = leniency(words);
            while (!words.isEmpty()) {
                String word = words.next("until or because");
                rule = switch (word) {
                    case "until" -> rule.until(LocalDate.parse(words.next("a day, as in 2027-01-31")));
                    case "because" -> rule.reason(words.rest());
                    default ->
                        throw new IllegalArgumentException(
                                "'%s' is too much. Only until and because may follow.".formatted(word));
                };
            }
            return rule.category(category);
        } catch (DateTimeException e) {
            throw new RuleSyntaxException(source, number, line, e.getMessage() + ".", e);
        } catch (IllegalArgumentException e) {
            throw new RuleSyntaxException(source, number, line, String.valueOf(e.getMessage()), e);
        }
    }

    private static Rule leniency(RuleWords words) {
        ComparisonRules none = ComparisonRules.none();
        String kind = words.next("a rule");
        return only(
                switch (kind.toLowerCase(Locale.ROOT)) {
                    case "ignore" -> none.ignoring(path(words));
                    case "ignore-output" -> none.ignoringOutput(words.next("an alias"));
                    case "any-order" -> none.ignoringOrder(path(words));
                    case "match" -> {
                        String path = path(words);
                        yield none.matchingBy(path, fields(words.after("by", "one or more fields, as in sku,size")));
                    }
                    case "number" -> number(path(words), words.after("within", "a number or a percentage"));
                    case "time" ->
                        none.tolerating(path(words), duration(words.after("within", "a duration, as in 5s")));
                    case "replace" -> {
                        String path = path(words);
                        String expression = words.expression();
                        yield none.replacing(path, expression, words.quotedAfter("with"));
                    }
                    case "same" -> {
                        String path = path(words);
                        yield none.sameEverywhere(
                                path, words.nextIs("uuid") ? ComparisonRules.UUIDS : words.expression());
                    }
                    default ->
                        throw new IllegalArgumentException(
                                "'%s' is no rule. A rule begins with one of: %s.".formatted(kind, KNOWN));
                });
    }

    private static Rule only(ComparisonRules one) {
        return one.rules().get(0);
    }

    private static String path(RuleWords words) {
        return words.next("a path");
    }

    private static String[] fields(String list) {
        String[] fields = list.split(",");
        if (fields.length == 0 || Arrays.stream(fields).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("'%s' is no list of fields. Give them as in sku,size.".formatted(list));
        }
        return fields;
    }

    private static ComparisonRules number(String path, String amount) {
        ComparisonRules none = ComparisonRules.none();
        boolean isShare = amount.endsWith("%");
        String digits = isShare ? amount.substring(0, amount.length() - 1) : amount;
        if (!TreeBuilder.isNumber(digits) || digits.startsWith("-")) {
            throw new IllegalArgumentException(
                    "'%s' is no number of 0 or more. Give it as in 0.01 or 5%%.".formatted(amount));
        }
        BigDecimal most = new BigDecimal(digits);
        return isShare ? none.toleratingPercent(path, most) : none.tolerating(path, most);
    }

    private static Duration duration(String text) {
        Matcher amount = AMOUNT.matcher(text);
        if (amount.matches()) {
            return Duration.of(Long.parseLong(amount.group(1)), unit(amount.group(2)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no duration. Give it as in 250ms, 5s, 10m, 2h or 7d.".formatted(text), e);
        }
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
