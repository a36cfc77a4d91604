package dev.playback.interception;

import dev.playback.recording.LaneOrder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One line of work within an operation: its own thread, or work that was handed to another. Calls are in order within a lane only.
 * Its name is the same in every run that hands on the same work: {@code 0} for the operation's thread, {@code 0.2} for the second
 * piece of work that it handed on. For any number of threads.
 */
public final class Lane {

    /** The name of the lane of an operation's own thread. */
    public static final String FIRST = "0";

    private final String name;
    private final AtomicInteger children = new AtomicInteger();

    private Lane(String name) {
        this.name = name;
    }

    /** Returns the lane of an operation's own thread. */
    static Lane first() {
        return new Lane(FIRST);
    }

    /** Returns the lane of the next piece of work that this one hands on. */
    Lane next() {
        return counts() ? new Lane(name + "." + children.incrementAndGet()) : this;
    }

    /**
     * Returns the lane of all pieces into which this one is split by chance: the parts of a parallel stream, the stages of a
     * completable future. Its calls are in no order, and so is what it hands on.
     */
    Lane split() {
        return counts() ? new Lane(name + LaneOrder.UNORDERED) : this;
    }

    /** Says whether its calls are in order. */
    public boolean counts() {
        return LaneOrder.counts(name);
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
