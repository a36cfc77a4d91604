package dev.playback.codec;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a value that are nested too deep to be written in their places: a pointer stands there, and they stand before the value. */
final class DeepParts {

    private static final String NAME = "@parts";

    private final Places places;
    private final boolean forKey;
    private List<Object> parts = List.of();
    private @Nullable IdentityHashMap<Object, String> pointersOfKey;
    private int place = Places.NOWHERE;

    DeepParts(Places places, boolean forKey) {
        this.places = places;
        this.forKey = forKey;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns how many there are, which grows while they are written. */
    int size() {
        return parts.size();
    }

    Object get(int part) {
        return parts.get(part);
    }

    void clear() {
        parts = List.of();
        pointersOfKey = null;
        place = Places.NOWHERE;
    }

    /** Has {@code value} written later and returns the pointer to it. */
    String putOff(Object value) {
        return forKey ? putOffInKey(value) : putOffInValue(value);
    }

    private String putOffInValue(Object value) {
        int before = places.find(value);
        return places.pointer(before == Places.NOWHERE ? places.add(place(), next(value), 0, value) : before);
    }

    private String putOffInKey(Object value) {
        pointersOfKey = pointersOfKey == null ? new IdentityHashMap<>() : pointersOfKey;
        String before = pointersOfKey.get(value);
        if (before == null) {
            before = "/" + NAME + "/" + next(value);
            pointersOfKey.put(value, before);
        }
        return before;
    }

    private String next(Object value) {
        parts = parts.isEmpty() ? new ArrayList<>() : parts;
        parts.add(value);
        return Integer.toString(parts.size() - 1);
    }

    /** Returns the place of a part, which is written now. */
    int place(int part) {
        return forKey ? places.add(place(), Integer.toString(part), 0, null) : places.find(parts.get(part));
    }

    private int place() {
        if (place == Places.NOWHERE) {
            place = places.add(places.add(Places.OUTSIDE, null, 0, null), NAME, 0, null);
        }
        return place;
    }

    /**
     * Returns the whole text, deepest part first: a part points to deeper ones, which are made by then.
     *
     * @param ends where the value ends in {@code json}, then each part
     */
    String assembled(JsonText json, List<Integer> ends) {
        StringBuilder text = new StringBuilder("{\"" + NAME + "\":{");
        for (int i = parts.size() - 1; i >= 0; i--) {
            text.append('"').append(i).append("\":").append(json.text(ends.get(i), ends.get(i + 1)));
            text.append(i == 0 ? "}," : ",");
        }
        return text.append("\"@value\":")
                .append(json.text(0, ends.get(0)))
                .append('}')
                .toString();
    }
}
