package dev.playback.difference;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is: names and indices, from the outside in. Prints as a pattern of a rule that matches it.
 *
 * @param name null for an index
 */
record Path(@Nullable Path parent, @Nullable String name, int index) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    /** Returns the path of an alias, whose parts between dots are names. */
    static Path of(String alias) {
        Path path = null;
        for (String part : alias.split("\\.", -1)) {
            path = new Path(path, part, 0);
        }
        return path == null ? new Path(null, alias, 0) : path;
    }

    Path name(String below) {
        return new Path(this, below, 0);
    }

    Path index(int below) {
        return new Path(this, null, below);
    }

    @Override
    public String toString() {
        Deque<Path> steps = new ArrayDeque<>();
        for (Path step = this; step != null; step = step.parent) {
            steps.push(step);
        }
        StringBuilder text = new StringBuilder();
        for (Path step : steps) {
            if (step.name == null) {
                text.append('[').append(step.index).append(']');
            } else if (PLAIN.matcher(step.name).matches()) {
                text.append(text.isEmpty() ? "" : ".").append(step.name);
            } else {
                text.append('[').append(TextNode.valueOf(step.name)).append(']');
            }
        }
        return text.toString();
    }
}
