package dev.playback.difference;

import java.util.List;
import java.util.Objects;

/**
 * A call whose values are compared.
 *
 * @param name what stands first in its path: the alias of an output
 * @param number which call of this name it is, from 0
 * @param kin calls belong together only if this is equal
 * @param lane the line of work it was made in
 * @param isOrdered whether the order of calls in that lane counts
 */
public record ComparedCall(String name, int number, String kin, String lane, boolean isOrdered, List<Part> parts) {

    /**
     * One value of a call.
     *
     * @param name what stands in the path, as in {@code args}
     * @param index what stands behind it in brackets; negative for nothing
     */
    public record Part(String name, int index, String json) {}

    /** Copies the parts. */
    public ComparedCall {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kin, "kin");
        Objects.requireNonNull(lane, "lane");
        parts = List.copyOf(parts);
    }

    Path path() {
        return Path.of(name).index(number);
    }

    /** Says whether both are surely the same, without a look into their values. */
    boolean isSameText(ComparedCall other) {
        return kin.equals(other.kin) && parts.equals(other.parts);
    }
}
