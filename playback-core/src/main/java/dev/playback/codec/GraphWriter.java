package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value as JSON: its fields, with class names where the declared type does not tell them and pointers where an object
 * stands again. What is nested deep is written as parts before the value, so that neither writing nor reading a long chain of
 * objects needs a deep stack. For one use by one thread.
 */
final class GraphWriter {

    /** How deep the JSON of one part is nested at most, but for the few brackets of its last object. */
    static final int MAX_DEPTH = 200;

    private static final IdentityHashMap<Object, Step> NONE = new IdentityHashMap<>(0);
    private static final Step OUTSIDE = new Step(null, null, -1);
    private static final Step PARTS = Step.ROOT.to("@parts");

    private final JsonText json;
    private final Shapes shapes;
    private final boolean forKey;
    private final CollectionWriter collections = new CollectionWriter(this);
    private final Seen seen = new Seen();
    private List<Object> parts = List.of();
    private IdentityHashMap<Object, Step> partPlaces = NONE;
    private @Nullable IdentityHashMap<Object, Integer> keyNumbers;
    private Step container = OUTSIDE;
    private @Nullable String name;
    private int index;
    private int depth;
    private boolean plain = true;

    /**
     * @param forKey whether the text is to be the same for equal values: collections without their kind, all maps and sets
     *     sorted, shared objects written out
     */
    GraphWriter(Shapes shapes, boolean forKey) {
        this.json = new JsonText(forKey ? shapes.maxKeyBytes() : shapes.maxBytes());
        this.shapes = shapes;
        this.forKey = forKey;
    }

    /** Says whether the text so far would be the same for a key. */
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
        return here().pointer();
    }

    /** Returns the whole text of {@code value}. */
    String write(@Nullable Object value, JavaType declared) {
        value(value, declared);
        if (parts.isEmpty()) {
            return json.toString();
        }
        plain = false;
        keyNumbers = forKey ? new IdentityHashMap<>() : null;
        List<Integer> ends = new ArrayList<>(List.of(json.size()));
        for (int i = 0; i < parts.size(); i++) {
            json.next();
            container = PARTS;
            name = Integer.toString(i);
            Object part = parts.get(i);
            writeInside(part, shapes.form(part.getClass()), shapes.object());
            ends.add(json.size());
        }
        return assembled(ends);
    }

    // Deepest first: a part points to deeper ones, which are made by then.
    private String assembled(List<Integer> ends) {
        StringBuilder text = new StringBuilder("{\"@parts\":{");
        for (int i = parts.size() - 1; i >= 0; i--) {
            text.append('"').append(i).append("\":").append(json.text(ends.get(i), ends.get(i + 1)));
            text.append(i == 0 ? "}," : ",");
        }
        return text.append("\"@value\":")
                .append(json.text(0, ends.get(0)))
                .append('}')
                .toString();
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

    /** Enters the object or array that is written now, or one within it; returns where it was, for {@link #leave}. */
    Step enter(Step inner) {
        Step before = container;
        container = inner;
        return before;
    }

    void leave(Step before) {
        container = before;
    }

    private Step here() {
        return container.index() < 0 ? Step.ROOT : new Step(container, name, index);
    }

    /** Returns the place of an array within the object that is written now. */
    Step inner(String field) {
        return container.to(field);
    }

    void value(@Nullable Object value, JavaType declared) {
        if (value == null) {
            json.nothing();
            return;
        }
        Form form = shapes.form(value.getClass());
        switch (form.kind()) {
            case STRING -> json.string((String) value);
            case INTEGER -> json.number((Integer) value);
            case BOOLEAN -> json.bool((Boolean) value);
            case DOUBLE -> writeDouble((Double) value, declared);
            case SCALAR -> writeScalar(value, form, declared);
            case ENUM -> writeEnum((Enum<?>) value, declared);
            case OPAQUE -> writeOpaque(Opaque.nameOf(value));
            case PERSISTENT -> writePersistent(value, declared);
            default -> writeOnce(value, form, declared);
        }
    }

    // JSON has no other doubles, and readers drop the sign of -0.0.
    private void writeDouble(Double value, JavaType declared) {
        if (Double.isFinite(value) && Double.compare(value, -0.0) != 0) {
            json.raw(value.toString());
        } else {
            writeText("Double", value.toString(), Shapes.tells(declared, Double.class));
        }
    }

    private void writeScalar(Object value, Form form, JavaType declared) {
        Scalar<?> scalar = form.scalar();
        if (form.isMutable() && !forKey && isAgain(value)) {
            return;
        }
        if (value instanceof Class<?> type && !TypeNames.isReadable(type)) {
            writeOpaque("java.lang.Class of " + type.getName());
            return;
        }
        boolean told = Shapes.tells(declared, scalar.type());
        String text = scalar.write(value);
        if (told && scalar.isNumber(text)) {
            json.raw(text);
        } else {
            writeText(scalar.name(), text, told);
        }
    }

    private void writeText(String typeName, String text, boolean told) {
        if (told) {
            json.string(text);
        } else {
            json.startObject();
            json.string("@type", typeName);
            json.string("@value", text);
            json.endObject();
        }
    }

    private void writeEnum(Enum<?> constant, JavaType declared) {
        Class<?> type = constant.getDeclaringClass();
        writeText(type.getName(), constant.name(), declared.getRawClass() == type);
    }

    void writeOpaque(String className) {
        json.startObject();
        json.string("@opaque", className);
        json.endObject();
    }

    private void writePersistent(Object value, JavaType declared) {
        String unloaded = Persistent.unloaded(value);
        if (unloaded != null) {
            writeOpaque(unloaded);
        } else if (Persistent.isProxy(value)) {
            value(Persistent.implementation(value), declared);
        } else {
            writeOnce(value, shapes.form(value.getClass()), declared);
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
        Step before = seen.putIfAbsent(value, here());
        return before == null ? null : before.pointer();
    }

    // In a key only a cycle points back: equal values have equal keys, shared parts or not. Only far within, where
    // writing
    // everything out could take forever, what is shared counts.
    private @Nullable String beforeInKey(Object value) {
        if (keyNumbers != null) {
            Integer number = keyNumbers.putIfAbsent(value, keyNumbers.size());
            return number == null ? null : "#" + number;
        }
        int up = seen.push(value);
        return up == 0 ? null : "^" + up;
    }

    private void writeReference(String pointer) {
        json.startObject();
        json.string("@ref", pointer);
        json.endObject();
    }

    private void writeOnce(Object value, Form form, JavaType declared) {
        if (form.kind() == Form.Kind.COLLECTION && CollectionKind.isEmptyConstant(value)) {
            collections.write(value, CollectionKind.of(value), declared);
            return;
        }
        if (depth == MAX_DEPTH) {
            later(value);
            return;
        }
        if (!isAgain(value)) {
            writeInside(value, form, declared);
        }
    }

    private void writeInside(Object value, Form form, JavaType declared) {
        Step before = enter(here());
        String nameBefore = name;
        int indexBefore = index;
        depth++;
        writeContent(value, form, declared);
        depth--;
        leave(before);
        name = nameBefore;
        index = indexBefore;
        if (forKey && keyNumbers == null) {
            seen.pop();
        }
    }

    private void later(Object value) {
        if (parts.isEmpty()) {
            parts = new ArrayList<>();
            partPlaces = new IdentityHashMap<>();
        }
        Step place = PARTS.to(Integer.toString(parts.size()));
        Step before = forKey ? partPlaces.putIfAbsent(value, place) : seen.putIfAbsent(value, place);
        if (before == null) {
            parts.add(value);
        }
        writeReference((before == null ? place : before).pointer());
    }

    private void writeContent(Object value, Form form, JavaType declared) {
        switch (form.kind()) {
            case ARRAY -> writeArray(value, declared);
            case COLLECTION -> collections.write(value, CollectionKind.of(value), declared);
            case PERSISTENT -> collections.write(value, Persistent.kindOf(value), declared);
            case LIBRARY -> collections.writeLibrary(value, declared);
            case OPTIONAL -> writeBox("Optional", ((Optional<?>) value).orElse(null), declared, form);
            case REFERENCE -> writeBox("AtomicReference", ((AtomicReference<?>) value).get(), declared, form);
            case FUTURE -> writeFuture((CompletableFuture<?>) value, declared);
            case ENTRY -> writeEntry((Map.Entry<?, ?>) value, declared);
            case ERROR -> Errors.write((Throwable) value, this, form, Shapes.tells(declared, form.type()));
            case OBJECT -> writeNamed("java.lang.Object");
            case CODED -> writeCoded(value, form);
            default -> writeBean(value, form, declared);
        }
    }

    private void writeNamed(String typeName) {
        json.startObject();
        json.string("@type", typeName);
        json.endObject();
    }

    private void writeArray(Object array, JavaType declared) {
        boolean told = declared.getRawClass() == array.getClass();
        if (!told) {
            String typeName = TypeNames.nameOf(array.getClass());
            if (!TypeNames.isReadable(array.getClass())) {
                writeOpaque(typeName);
                return;
            }
            json.startObject();
            json.string("@type", typeName);
            json.name("@items");
        }
        JavaType component = told && declared.getContentType() != null
                ? declared.getContentType()
                : shapes.type(array.getClass().getComponentType());
        Step before = told ? null : enter(inner("@items"));
        json.startArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            at(i);
            value(Array.get(array, i), component);
        }
        json.endArray();
        if (before != null) {
            leave(before);
            json.endObject();
        }
    }

    private void writeBox(String typeName, @Nullable Object content, JavaType declared, Form form) {
        json.startObject();
        if (!Shapes.tells(declared, form.type())) {
            json.string("@type", typeName);
        }
        if (content != null) {
            field("@value", content, shapes.argument(declared, 0));
        }
        json.endObject();
    }

    // Only what it came to is of use elsewhere.
    private void writeFuture(CompletableFuture<?> future, JavaType declared) {
        if (!future.isDone() || future.isCompletedExceptionally()) {
            writeOpaque(CompletableFuture.class.getName());
            return;
        }
        json.startObject();
        json.string("@type", "CompletableFuture");
        field("@value", future.getNow(null), shapes.argument(declared, 0));
        json.endObject();
    }

    private void writeEntry(Map.Entry<?, ?> entry, JavaType declared) {
        json.startObject();
        json.string("@type", entry.getClass().getSimpleName().equals("SimpleEntry") ? "SimpleEntry" : "Map.entry");
        field("@key", entry.getKey(), shapes.argument(declared, 0));
        field("@value", entry.getValue(), shapes.argument(declared, 1));
        json.endObject();
    }

    private void writeCoded(Object value, Form form) {
        json.startObject();
        json.string("@type", form.type().getName());
        field("@data", shapes.codecs().write(form.codec(), value), shapes.object());
        json.endObject();
        // Its maps and sets may have another order in a key.
        plain = false;
    }

    private void writeBean(Object value, Form form, JavaType declared) {
        Class<?> type = Opaque.namedClass(form.type());
        boolean told = type == declared.getRawClass();
        Form named = type == form.type() ? form : shapes.form(type);
        BeanShape shape = named.shape(told ? declared : shapes.object(), shapes);
        json.startObject();
        if (!told) {
            json.string("@type", type.getName());
        }
        Field constant = shape.constant(value);
        if (constant != null) {
            json.string("@constant", constant.getName());
        }
        if (BeanShape.isFilled(type)) {
            collections.writeContent(value, told ? declared : named.javaType());
        }
        writeSlots(value, shape);
        json.endObject();
    }

    void writeSlots(Object value, BeanShape shape) {
        for (Slot slot : shape.slots()) {
            json.name(slot.quoted());
            name = slot.name();
            switch (slot.access()) {
                case LONG, INT -> json.number(slot.getLong(value));
                case BOOLEAN -> json.bool(slot.getBoolean(value));
                default -> value(slot.get(value), slot.type());
            }
        }
    }
}
