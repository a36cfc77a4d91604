package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value as JSON: its fields, with class names where the declared type does not tell them and pointers where an object
 * stands again. What is nested deep is written as parts before the value, so that neither writing nor reading a long chain of
 * objects needs a deep stack. For one use by one thread, which closes it.
 */
final class GraphWriter {

    /** How deep the JSON of one part is nested at most, but for the few brackets of its last object. */
    static final int MAX_DEPTH = 200;

    /** How many bytes of a value put it in order. */
    private static final int MAX_ORDER = 8192;

    /** How much of a text puts it in order beside others. */
    private static final int MAX_OUTLINE = 1024;

    private final Desk desk = Desk.take();
    private final Places places = desk.places();
    private final JsonText json;
    private final Shapes shapes;
    private final boolean forKey;
    private final LeafWriter leaves;
    private final CollectionWriter collections;
    private final ObjectWriter objects;
    private final DeepParts parts;
    private final LockParts locks = new LockParts();
    private @Nullable IdentityHashMap<Object, Integer> keyNumbers;
    private int container = Places.OUTSIDE;
    private @Nullable String name;
    private int index;
    private int depth;
    private boolean plain;
    private boolean careful;
    private boolean outlined;
    private @Nullable GraphWriter around;

    private GraphWriter(Shapes shapes, boolean forKey, boolean plain) {
        this.json = new JsonText(forKey ? shapes.maxKeyBytes() : shapes.maxBytes(), desk.bytes());
        this.shapes = shapes;
        this.forKey = forKey;
        this.plain = plain;
        this.parts = new DeepParts(places, forKey);
        this.leaves = new LeafWriter(json);
        this.collections = new CollectionWriter(this);
        this.objects = new ObjectWriter(this, json, shapes);
    }

    /** Writes values as they are recorded. */
    static GraphWriter ofValue(Shapes shapes, boolean withKey) {
        return new GraphWriter(shapes, false, withKey);
    }

    /** Writes a text that is the same for equal values: collections without their kind, maps and sets sorted, shared objects in full. */
    static GraphWriter ofKey(Shapes shapes) {
        return new GraphWriter(shapes, true, false);
    }

    /**
     * Returns a text by which {@code value} is put in order among others that stand here: the same in every JVM, if not the whole of it
     * where that is long; of sets and the like within it only the size then, and of texts the start. What is around them all is not written out.
     */
    String order(@Nullable Object value, JavaType declared) {
        String whole = order(value, declared, false);
        return whole == null ? Objects.requireNonNull(order(value, declared, true)) : whole;
    }

    private @Nullable String order(@Nullable Object value, JavaType declared, boolean outlined) {
        GraphWriter writer = new GraphWriter(shapes.limit(MAX_ORDER), true, false);
        writer.around = this;
        writer.outlined = outlined;
        try {
            return writer.write(value, declared);
        } catch (ValueTooLargeException e) {
            return outlined ? writer.json.start(MAX_ORDER) : null;
        } finally {
            writer.close();
        }
    }

    /** Leaves what it works with to others. */
    void close() {
        desk.leave(json.bytes());
    }

    /** Says whether the text so far would be the same for a key; false where that was not asked. */
    boolean isPlain() {
        return plain;
    }

    boolean isForKey() {
        return forKey;
    }

    JsonText json() {
        return json;
    }

    Shapes shapes() {
        return shapes;
    }

    LeafWriter leaves() {
        return leaves;
    }

    CollectionWriter collections() {
        return collections;
    }

    ObjectWriter objects() {
        return objects;
    }

    LockParts locks() {
        return locks;
    }

    /** Says whether a map is looked through before it is written, since one had a key that is no string. */
    boolean isCareful() {
        return careful;
    }

    /** Says whether of large parts only the start is written, and of what would be sorted the size, since that has no start. */
    boolean isOutlined() {
        return outlined;
    }

    /** Notes that a key would have another text. */
    void notPlain() {
        plain = false;
    }

    /** Says whether no pointer can lead into any of {@code items}. */
    boolean areSimple(Collection<?> items) {
        for (Object item : items) {
            if (item != null && !shapes.form(item.getClass()).isSimple()) {
                return false;
            }
        }
        return true;
    }

    /** Returns where it is, for messages. */
    String place() {
        return container < 0 ? "" : places.pointer(container) + Places.token(name, index);
    }

    /** Returns the whole text of {@code value}. */
    String write(@Nullable Object value, JavaType declared) {
        boolean plainBefore = plain;
        try {
            return whole(value, declared);
        } catch (KeyNoString e) {
            startOver(plainBefore);
            return whole(value, declared);
        }
    }

    // Once for a value: to go back to a single map would write maps within maps again and again.
    private void startOver(boolean plainBefore) {
        careful = true;
        plain = plainBefore;
        json.clear();
        places.clear();
        parts.clear();
        locks.clear();
        container = Places.OUTSIDE;
        name = null;
        index = 0;
        depth = 0;
    }

    private String whole(@Nullable Object value, JavaType declared) {
        value(value, declared);
        if (parts.isEmpty()) {
            return json.toString();
        }
        plain = false;
        keyNumbers = forKey ? new IdentityHashMap<>() : null;
        List<Integer> ends = new ArrayList<>(List.of(json.size()));
        for (int i = 0; i < parts.size(); i++) {
            json.next();
            Object part = parts.get(i);
            writeInside(part, shapes.form(part.getClass()), shapes.object(), parts.place(i));
            ends.add(json.size());
        }
        return parts.assembled(json, ends);
    }

    /** Writes {@code value} as what stands in the field {@code field}. */
    void field(String field, @Nullable Object value, JavaType declared) {
        json.name(field);
        at(field);
        value(value, declared);
    }

    void at(String field) {
        name = field;
    }

    void at(int item) {
        name = null;
        index = item;
    }

    /** Enters an array within the object that is written now; returns where it was, for {@link #leave}. */
    int enter(String field) {
        return enter(places.add(container, field, 0, null));
    }

    /** Enters an item of the array that is written now. */
    int enterItem(int item, int array) {
        return enter(places.add(array, null, item, null));
    }

    private int enter(int place) {
        int before = container;
        container = place;
        return before;
    }

    /** Returns where it is: within which object or array. */
    int container() {
        return container;
    }

    void leave(int before) {
        if (forKey) {
            // In a key only what is around matters.
            places.forgetFrom(container);
        }
        container = before;
    }

    void value(@Nullable Object value, JavaType declared) {
        if (value == null) {
            json.nothing();
            return;
        }
        Form form = shapes.form(value.getClass());
        if (isMisdeclared(value, declared)) {
            plain = false;
            leaves.writeScalar(value, form, declared);
            return;
        }
        switch (form.kind()) {
            case STRING -> json.string(outlined ? start((String) value) : (String) value);
            case INTEGER -> json.number((Integer) value);
            case BOOLEAN -> json.bool((Boolean) value);
            case DOUBLE -> leaves.writeDouble((Double) value, declared);
            case SCALAR -> writeScalar(value, form, declared);
            case ENUM -> leaves.writeEnum((Enum<?>) value, declared);
            case OPAQUE -> leaves.writeOpaque(Opaque.nameOf(value));
            case PERSISTENT -> writePersistent(value, form, declared);
            default -> writeOnce(value, form, declared);
        }
    }

    // Generics are not checked at run time: a list of longs may hold an integer. Its key is that of what equals it.
    private boolean isMisdeclared(Object value, JavaType declared) {
        Class<?> raw = declared.getRawClass();
        return raw != value.getClass() && !forKey && Scalar.isPlain(raw) && Scalar.isPlain(value.getClass());
    }

    private void writeScalar(Object value, Form form, JavaType declared) {
        if (form.isMutable() && !forKey) {
            if (isAgain(value)) {
                return;
            }
            places.add(container, name, index, value);
            locks.add(value);
        }
        leaves.writeScalar(outlined && value instanceof byte[] bytes ? start(bytes) : value, form, declared);
    }

    private static String start(String text) {
        return text.length() > MAX_OUTLINE ? text.substring(0, MAX_OUTLINE) : text;
    }

    private static byte[] start(byte[] bytes) {
        return bytes.length > MAX_OUTLINE ? Arrays.copyOf(bytes, MAX_OUTLINE) : bytes;
    }

    private void writePersistent(Object value, Form form, JavaType declared) {
        String unloaded = Persistent.unloaded(value);
        if (unloaded != null) {
            leaves.writeOpaque(unloaded);
        } else if (Persistent.isProxy(value)) {
            value(Persistent.implementation(value), declared);
        } else {
            writeOnce(value, form, declared);
        }
    }

    private boolean isAgain(Object value) {
        String before = forKey ? beforeInKey(value) : before(value);
        if (before != null) {
            plain = false;
            writeReference(before);
        }
        return before != null;
    }

    private @Nullable String before(Object value) {
        int place = places.find(value);
        return place == Places.NOWHERE ? null : places.pointer(place);
    }

    // In a key only a cycle points back: equal values have equal keys, shared parts or not.
    // Only far within, where writing everything out could take forever, what is shared counts.
    private @Nullable String beforeInKey(Object value) {
        if (keyNumbers != null) {
            Integer number = keyNumbers.putIfAbsent(value, keyNumbers.size());
            return number == null ? null : "#" + number;
        }
        int up = places.above(value, container);
        if (up == 0 && around != null) {
            up = around.places.above(value, around.container);
            return up == 0 ? null : "^^" + up;
        }
        return up == 0 ? null : "^" + up;
    }

    private void writeReference(String pointer) {
        json.startObject();
        json.string("@ref", pointer);
        json.endObject();
    }

    private void writeOnce(Object value, Form form, JavaType declared) {
        String marker = objects.marker(value, form, declared);
        if (marker != null) {
            // In a key there may be more, since nothing has to be made of it.
            plain = false;
            leaves.writeOpaque(marker);
            return;
        }
        if (form.isEmptyConstant(value)) {
            collections.write(value, form.collectionKind(value), declared);
            return;
        }
        if (depth == MAX_DEPTH) {
            writeReference(parts.putOff(value));
            return;
        }
        if (!isAgain(value)) {
            writeInside(value, form, declared, places.add(container, name, index, value));
        }
    }

    private void writeInside(Object value, Form form, JavaType declared, int place) {
        int before = enter(place);
        String nameBefore = name;
        int indexBefore = index;
        depth++;
        objects.write(value, form, declared);
        depth--;
        leave(before);
        name = nameBefore;
        index = indexBefore;
    }
}
