package dev.playback.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path with wildcards, as rules give it. Followed step by step along a path, as a set of positions in the pattern: one bit each.
 */
final class PathPattern {

    private static final int MOST_SEGMENTS = 60;

    /** One step of a pattern. */
    private sealed interface Segment {
        /** Matches a name. */
        record Name(Glob glob) implements Segment {}

        /** Matches an index; null matches every index. */
        record Index(@Nullable Integer index) implements Segment {}

        /** Matches any number of steps. */
        record Any() implements Segment {}
    }

    private final String text;
    private final List<Segment> segments;

    private PathPattern(String text, List<Segment> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /**
     * Reads a pattern: names with {@code *}, indices in brackets, {@code **} for any number of steps. A single name stands for this
     * name everywhere; where the pattern has no index, any index matches.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PathPattern of(String text) {
        List<Segment> segments = new Reader(Objects.requireNonNull(text, "path")).segments();
        boolean isSingleName = segments.size() == 1 && segments.get(0) instanceof Segment.Name;
        return new PathPattern(text, isSingleName ? List.of(new Segment.Any(), segments.get(0)) : segments);
    }

    /** Returns the pattern that matches the calls of an alias and nothing else. */
    static PathPattern ofAlias(String alias) {
        List<Segment> segments = new ArrayList<>();
        for (String part : alias.split("\\.", -1)) {
            segments.add(new Segment.Name(Glob.of(part)));
        }
        return new PathPattern(alias, segments);
    }

    /** Returns the positions before the first step. */
    long start() {
        return closed(1);
    }

    /** Returns the positions after a step to {@code name}. */
    long step(long positions, String name) {
        long next = 0;
        for (int i = 0; i < segments.size(); i++) {
            if ((positions & (1L << i)) != 0) {
                if (segments.get(i) instanceof Segment.Any) {
                    next |= 1L << i;
                } else if (segments.get(i) instanceof Segment.Name wanted
                        && wanted.glob().matches(name)) {
                    next |= 1L << (i + 1);
                }
            }
        }
        return closed(next);
    }

    /** Returns the positions after a step to {@code index}. */
    long step(long positions, int index) {
        long next = 0;
        for (int i = 0; i < segments.size(); i++) {
            if ((positions & (1L << i)) != 0) {
                if (segments.get(i) instanceof Segment.Index wanted) {
                    next |= wanted.index() == null || wanted.index() == index ? 1L << (i + 1) : 0;
                } else if (segments.get(i) instanceof Segment.Any || i > 0) {
                    // The pattern names no index here: any will do.
                    next |= 1L << i;
                }
            }
        }
        return closed(next);
    }

    /** Says whether the whole pattern was just matched. */
    boolean isEnd(long positions) {
        return (positions & (1L << segments.size())) != 0;
    }

    private long closed(long positions) {
        long closed = positions;
        for (int i = 0; i < segments.size(); i++) {
            if ((closed & (1L << i)) != 0 && segments.get(i) instanceof Segment.Any) {
                closed |= 1L << (i + 1);
            }
        }
        return closed;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Reads one pattern. For one use. */
    private static final class Reader {

        private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9a-fA-F]{4}");

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private List<Segment> segments() {
            List<Segment> segments = new ArrayList<>();
            while (at < text.length()) {
                if (text.charAt(at) == '[') {
                    segments.add(bracket());
                } else {
                    if (text.charAt(at) == '.' && !segments.isEmpty()) {
                        at++;
                    }
                    segments.add(name());
                }
            }
            if (segments.isEmpty() || segments.size() > MOST_SEGMENTS) {
                throw wrong("It must have from 1 to %d parts".formatted(MOST_SEGMENTS));
            }
            return segments;
        }

        private Segment name() {
            int from = at;
            while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
                at++;
            }
            String name = text.substring(from, at);
            if (name.isEmpty() || name.contains("]")) {
                throw wrong("There is no name at character " + (from + 1));
            }
            return name.equals("**") ? new Segment.Any() : new Segment.Name(Glob.of(name));
        }

        private Segment bracket() {
            at++;
            if (text.startsWith("\"", at)) {
                return new Segment.Name(Glob.exactly(quoted()));
            }
            int end = text.indexOf(']', at);
            String inside = end < 0 ? "" : text.substring(at, end);
            at = end + 1;
            if (inside.equals("*")) {
                return new Segment.Index(null);
            }
            try {
                return new Segment.Index(Integer.valueOf(inside));
            } catch (NumberFormatException e) {
                throw wrong("In brackets stands a number, * or a quoted name");
            }
        }

        private String quoted() {
            StringBuilder name = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                name.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
                at++;
            }
            if (!text.startsWith("\"]", at)) {
                throw wrong("A quoted name ends with \"]");
            }
            at += 2;
            return name.toString();
        }

        private String escaped() {
            at++;
            char c = at < text.length() ? text.charAt(at) : '\\';
            if (c == 'u'
                    && FOUR_DIGITS.matcher(text).region(at + 1, text.length()).lookingAt()) {
                at += 4;
                return Character.toString(Integer.parseInt(text.substring(at - 3, at + 1), 16));
            }
            int plain = "bfnrt".indexOf(c);
            return String.valueOf(plain < 0 ? c : "\b\f\n\r\t".charAt(plain));
        }

        private IllegalArgumentException wrong(String why) {
            return new IllegalArgumentException(
                    "'%s' is no path. %s, as in orders.store[*].args[0].lines[*].price.".formatted(text, why));
        }
    }
}
