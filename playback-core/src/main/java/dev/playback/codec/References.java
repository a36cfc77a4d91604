package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The objects of a value that pointers lead to. Only those are kept. For one use by one thread. */
final class References {

    private static final String MARK = "\"@ref\"";
    private static final String PARTS = "/@parts/";
    private static final String VALUE = "/@value";

    private final Set<String> wanted;
    private final BitSet depths = new BitSet();
    private final boolean hasParts;
    private final Map<String, Object> made = new HashMap<>();
    private final SkippedParts skipped;
    private final List<Runnable> atEnd = new ArrayList<>();
    private int backwards;

    private References(String json, ObjectMapper mapper, Set<String> wanted) {
        this.wanted = wanted;
        this.hasParts = json.startsWith("{\"@parts\"");
        this.skipped = new SkippedParts(json, mapper);
        for (String pointer : wanted) {
            int depth = (int) pointer.chars().filter(c -> c == '/').count();
            depths.set(hasParts && !pointer.startsWith(PARTS) ? depth + 1 : depth);
        }
    }

    /** Finds the pointers in {@code json}. */
    static References in(String json, ObjectMapper mapper) throws IOException {
        return new References(json, mapper, json.contains(MARK) ? wantedIn(json, mapper) : Set.of());
    }

    /** Stands for an object that is made further on. */
    record Later(String pointer, JavaType declared) {}

    // A text in which pointers stand is searched for them first: few objects are pointed to.
    private static Set<String> wantedIn(String json, ObjectMapper mapper) throws IOException {
        Set<String> wanted = new HashSet<>();
        for (int at = json.indexOf(MARK); at >= 0; at = json.indexOf(MARK, at + 1)) {
            int start = json.indexOf('"', at + MARK.length());
            int end = start + 1;
            while (start >= 0 && end < json.length() && json.charAt(end) != '"') {
                end += json.charAt(end) == '\\' ? 2 : 1;
            }
            if (start >= 0 && end < json.length()) {
                wanted.add(mapper.readValue(json.substring(start, end + 1), String.class));
            }
        }
        return wanted;
    }

    boolean areWanted() {
        return !wanted.isEmpty();
    }

    /** Says whether a pointer leads to something as deep in the text as {@code depth}. */
    boolean areWanted(int depth) {
        return depths.get(depth);
    }

    /** Returns {@code pointer} as it is within the value, whose parts may stand before it. */
    String inValue(String pointer) {
        boolean isValue = hasParts && (pointer.equals(VALUE) || pointer.startsWith(VALUE + "/"));
        return isValue ? pointer.substring(VALUE.length()) : pointer;
    }

    void made(String place, Object object) {
        if (wanted.contains(place)) {
            made.put(place, object);
        }
    }

    /** Remembers that nobody wanted what stands from character {@code start} to {@code end}. */
    void skipped(long start, long end) {
        skipped.add(start, end);
    }

    /** Returns how many pointers led to objects that were not whole yet. */
    int backwards() {
        return backwards;
    }

    /** Does something when all objects are made. */
    void atEnd(Runnable action) {
        atEnd.add(action);
    }

    /** Gives the object that {@code later} stands for to {@code use}, when it is made. */
    void whenMade(Later later, Consumer<Object> use) {
        atEnd.add(() -> {
            Object object = made.get(later.pointer());
            if (object == null) {
                throw new IllegalArgumentException("nothing is at '%s', which it refers to".formatted(later.pointer()));
            }
            use.accept(GraphReader.fitting(object, later.declared().getRawClass()));
        });
    }

    void finish() {
        // What is put off may put off more.
        for (int i = 0; i < atEnd.size(); i++) {
            atEnd.get(i).run();
        }
    }

    /**
     * Returns the object at {@code pointer}, or a {@link Later} if it is not made yet.
     *
     * @param from where the pointer stands
     */
    Object find(String pointer, String from, JavaType declared, GraphReader reader) throws IOException {
        Object object = made.get(pointer);
        if (object == null && skipped.has(pointer, this)) {
            object = skipped.read(pointer, declared, reader, this);
            made.put(pointer, object);
        }
        if (object == null) {
            return new Later(pointer, declared);
        }
        if (from.startsWith(pointer + "/")) {
            backwards++;
        }
        return object;
    }

    /** Returns where in the text {@code pointer} leads. */
    String inText(String pointer) {
        return hasParts && !pointer.startsWith(PARTS) ? VALUE + pointer : pointer;
    }

    boolean isWanted(String pointer) {
        return wanted.contains(pointer);
    }
}
