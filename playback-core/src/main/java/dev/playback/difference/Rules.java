package dev.playback.difference;

import java.util.List;

/** The text of rules, as {@link RuleReader} reads it. */
final class Rules {

    static final Glob EVERY_CATEGORY = Glob.of("*");

    private Rules() {}

    static Rule rule(Leniency leniency, PathPattern path, String text) {
        return new Rule(leniency, path, EVERY_CATEGORY, text, "", null);
    }

    static Rule ofAlias(String alias) {
        return rule(new Leniency.Ignored(), PathPattern.ofAlias(alias), "ignore-output " + alias);
    }

    static String text(List<Rule> rules) {
        StringBuilder text = new StringBuilder();
        String category = EVERY_CATEGORY.toString();
        for (Rule rule : rules) {
            if (!rule.category().toString().equals(category)) {
                category = rule.category().toString();
                text.append('[').append(category).append("]\n");
            }
            text.append(rule.text());
            text.append(rule.until() == null ? "" : " until " + rule.until());
            text.append(rule.reason().isEmpty() ? "" : " because " + rule.reason());
            text.append('\n');
        }
        return text.toString();
    }

    static String slashed(String expression) {
        return "/" + expression.replace("/", "\\/") + "/";
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
