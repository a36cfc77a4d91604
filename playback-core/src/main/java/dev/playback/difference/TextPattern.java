package dev.playback.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression from outside, which may be a bad one: it gets a bounded number of looks at the characters of a text, so that
 * no expression can hold up a run.
 */
final class TextPattern {

    private static final int LONGEST_EXPRESSION = 1000;
    private static final int LEAST_LOOKS = 100_000;
    private static final int LOOKS_PER_CHARACTER = 1000;

    private final Pattern pattern;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none or longer than 1,000 characters
     */
    static TextPattern of(String expression) {
        if (expression.length() > LONGEST_EXPRESSION) {
            throw new IllegalArgumentException(
                    "The expression has %d characters, but at most %d may be. Split the rule."
                            .formatted(expression.length(), LONGEST_EXPRESSION));
        }
        try {
            return new TextPattern(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no regular expression: %s, at character %d."
                            .formatted(expression, e.getDescription(), e.getIndex() + 1),
                    e);
        }
    }

    /**
     * Returns {@code text} with every match replaced; {@code $1} in the replacement stands for a group.
     *
     * @throws RunawayPatternException if the expression takes too long
     */
    String replace(String text, String replacement) {
        try {
            return matcher(text).replaceAll(replacement);
        } catch (StackOverflowError e) {
            throw new RunawayPatternException(pattern, text.length());
        }
    }

    /**
     * Returns a text and its matches.
     *
     * @throws RunawayPatternException if the expression takes too long
     */
    Found find(String text) {
        StringBuilder rest = new StringBuilder();
        List<String> tokens = new ArrayList<>();
        try {
            Matcher matcher = matcher(text);
            int done = 0;
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    rest.append(text, done, matcher.start()).append('\0');
                    tokens.add(text.substring(matcher.start(), matcher.end()));
                    done = matcher.end();
                }
            }
            return new Found(rest.append(text, done, text.length()).toString(), tokens);
        } catch (StackOverflowError e) {
            throw new RunawayPatternException(pattern, text.length());
        }
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new Looks(text, pattern));
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    /**
     * A text and what was found in it.
     *
     * @param rest the text with a NUL in place of each token
     */
    record Found(String rest, List<String> tokens) {}

    /** A text that counts how often it is looked at. For one thread. */
    private static final class Looks implements CharSequence {

        private final String text;
        private final Pattern pattern;
        private long left;

        private Looks(String text, Pattern pattern) {
            this.text = text;
            this.pattern = pattern;
            this.left = Math.max(LEAST_LOOKS, (long) LOOKS_PER_CHARACTER * text.length());
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left-- <= 0) {
                throw new RunawayPatternException(pattern, text.length());
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
