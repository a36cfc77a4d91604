package dev.playback.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of a file of rules. */
public final class Rule {

    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun)\\.(?!\\*).*");

    private final RuleKind kind;
    private final String alias;
    private final String pattern;
    private final String where;
    private final Pattern type;
    private final Pattern method;
    private final Parameters parameters;

    private Rule(RuleKind kind, String alias, String pattern, String where, Parameters parameters) {
        this.kind = kind;
        this.alias = alias;
        this.pattern = pattern;
        this.where = where;
        int dot = pattern.lastIndexOf('.', pattern.indexOf('('));
        this.type = wildcard(pattern.substring(0, dot));
        this.method = wildcard(pattern.substring(dot + 1, pattern.indexOf('(')));
        this.parameters = parameters;
    }

    /**
     * The types of the parameters.
     *
     * @param types a pattern for each; null for any number of any type
     */
    private record Parameters(@Nullable List<Pattern> types) {

        private boolean match(List<String> names) {
            if (types == null) {
                return true;
            }
            if (types.size() != names.size()) {
                return false;
            }
            for (int i = 0; i < names.size(); i++) {
                if (!match(types.get(i), names.get(i))) {
                    return false;
                }
            }
            return true;
        }

        // All of it, without its package, and without the classes around it.
        private static boolean match(Pattern wanted, String name) {
            String dotted = name.replace('$', '.');
            return Stream.of(
                            dotted,
                            dotted.substring(name.lastIndexOf('.') + 1),
                            dotted.substring(dotted.lastIndexOf('.') + 1))
                    .anyMatch(part -> wanted.matcher(part).matches());
        }
    }

    static Rule of(String source, int line, String text) {
        String[] words = text.strip().split("\\s+", 3);
        if (words.length < 3) {
            throw RulesException.inLine(source, line, text, "it has less than three parts");
        }
        String pattern = words[2].replaceAll("\\s+", "");
        int open = pattern.indexOf('(');
        int dot = pattern.lastIndexOf('.', open);
        if (open < 0 || !pattern.endsWith(")") || dot <= 0 || dot == open - 1) {
            throw RulesException.inLine(source, line, text, "'%s' names no method".formatted(words[2]));
        }
        String method = pattern.substring(dot + 1, open);
        if (method.contains("<")) {
            throw RulesException.inLine(source, line, text, "a constructor cannot be intercepted, only what calls it");
        }
        return new Rule(
                kind(source, line, text, words[0]),
                words[1],
                pattern,
                source + ":" + line,
                parameters(pattern.substring(open + 1, pattern.length() - 1)));
    }

    /** Returns what it makes of a method. */
    public RuleKind kind() {
        return kind;
    }

    /** Returns the alias of an input or output, or the category of an operation. */
    public String alias() {
        return alias;
    }

    /** Says whether it is for a class of the JDK, whose calls are replaced where they are made. */
    public boolean isForJdk() {
        return JDK.matcher(pattern).matches();
    }

    /** Says whether it names the class of this name. */
    public boolean names(String className) {
        return type.matcher(className.replace('$', '.')).matches();
    }

    /** Says whether it names the method. */
    public boolean names(String className, String methodName, List<String> parameterTypes) {
        return method.matcher(methodName).matches() && names(className) && parameters.match(parameterTypes);
    }

    /** Returns it as a message tells it. */
    @Override
    public String toString() {
        return "%s %s %s (%s)".formatted(kind.name().toLowerCase(Locale.ROOT), alias, pattern, where);
    }

    private static RuleKind kind(String source, int line, String text, String word) {
        for (RuleKind kind : RuleKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw RulesException.inLine(source, line, text, "it begins with '%s'".formatted(word));
    }

    private static Parameters parameters(String text) {
        if (text.equals("..")) {
            return new Parameters(null);
        }
        return new Parameters(
                text.isEmpty()
                        ? List.of()
                        : Pattern.compile(",")
                                .splitAsStream(text)
                                .map(Rule::wildcard)
                                .toList());
    }

    // Only the star has a meaning of its own.
    static Pattern wildcard(String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : text.replace('$', '.').split("(?<=\\*)|(?=\\*)", -1)) {
            regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString());
    }
}
