package dev.playback.codec;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import org.jspecify.annotations.Nullable;

/** Atomic references that hold more than one object: arrays, and those with a stamp or mark. */
final class Atomics {

    private static final String ARRAY = "AtomicReferenceArray";
    private static final String STAMPED = "AtomicStampedReference";
    private static final String MARKABLE = "AtomicMarkableReference";

    private static final Set<Class<?>> TYPES =
            Set.of(AtomicReferenceArray.class, AtomicStampedReference.class, AtomicMarkableReference.class);

    private Atomics() {}

    static boolean isOne(Class<?> type) {
        return TYPES.contains(type);
    }

    static boolean isNamed(String name) {
        return name.equals(ARRAY) || name.equals(STAMPED) || name.equals(MARKABLE);
    }

    static void write(Object value, JavaType declared, GraphWriter writer) {
        JavaType content = writer.shapes().argument(declared, 0);
        JsonText json = writer.json();
        json.startObject();
        json.string("@type", value.getClass().getSimpleName());
        if (value instanceof AtomicReferenceArray<?> array) {
            writeItems(array, content, writer);
        } else if (value instanceof AtomicStampedReference<?> reference) {
            int[] stamp = new int[1];
            Object held = reference.get(stamp);
            json.name("@stamp");
            json.number(stamp[0]);
            writer.field("@value", held, content);
        } else {
            boolean[] mark = new boolean[1];
            Object held = ((AtomicMarkableReference<?>) value).get(mark);
            json.name("@mark");
            json.bool(mark[0]);
            writer.field("@value", held, content);
        }
        json.endObject();
    }

    private static void writeItems(AtomicReferenceArray<?> array, JavaType content, GraphWriter writer) {
        writer.json().name("@items");
        int before = writer.enter("@items");
        writer.json().startArray();
        for (int i = 0; i < array.length(); i++) {
            writer.at(i);
            writer.value(array.get(i), content);
        }
        writer.json().endArray();
        writer.leave(before);
    }

    /** Reads the one called {@code name}, of which {@code field} is the first field. */
    static Object read(
            String name, JavaType declared, @Nullable String place, @Nullable String field, GraphReader reader)
            throws IOException {
        JavaType content = reader.shapes().argument(declared, 0);
        if (name.equals(ARRAY)) {
            return array(content, place, field, reader);
        }
        if (name.equals(STAMPED)) {
            GraphReader.expect("@stamp", field);
            int stamp = reader.parser().nextIntValue(0);
            AtomicStampedReference<@Nullable Object> reference =
                    reader.keep(place, new AtomicStampedReference<>(null, stamp));
            reference.set(reader.box(reader.parser().nextFieldName(), content), stamp);
            return reference;
        }
        GraphReader.expect("@mark", field);
        boolean mark = reader.parser().nextToken() == JsonToken.VALUE_TRUE;
        AtomicMarkableReference<@Nullable Object> reference =
                reader.keep(place, new AtomicMarkableReference<>(null, mark));
        reference.set(reader.box(reader.parser().nextFieldName(), content), mark);
        return reference;
    }

    private static Object array(JavaType content, @Nullable String place, @Nullable String field, GraphReader reader)
            throws IOException {
        GraphReader.expect("@items", field);
        if (reader.parser().nextToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("no list of items stands there");
        }
        List<@Nullable Object> items = new ArrayList<>();
        Map<Integer, References.Later> later = new HashMap<>();
        while (reader.parser().nextToken() != JsonToken.END_ARRAY) {
            Object item = reader.contentOrLater(content);
            if (item instanceof References.Later made) {
                later.put(items.size(), made);
                items.add(null);
            } else {
                items.add(item);
            }
        }
        reader.end();
        AtomicReferenceArray<@Nullable Object> array = reader.keep(place, new AtomicReferenceArray<>(items.toArray()));
        later.forEach((index, made) -> reader.references().whenMade(made, item -> array.set(index, item)));
        return array;
    }
}
