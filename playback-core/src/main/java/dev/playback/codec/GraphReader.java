package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a value of what {@link GraphWriter} wrote. For one use by one thread. Long since it mirrors the writer. */
final class GraphReader {

    private final Shapes shapes;
    private final TypeNames names;
    private final Map<String, Object> made = new HashMap<>();
    private Step at = Step.ROOT;

    GraphReader(Shapes shapes, TypeNames names) {
        this.shapes = shapes;
        this.names = names;
    }

    /** Returns where it is, for messages. */
    String place() {
        return at.pointer();
    }

    @Nullable
    Object read(JsonNode node, JavaType declared) {
        if (node.isNull()) {
            return null;
        }
        if (node.has("@ref")) {
            return referred(node.get("@ref").asText());
        }
        if (node.has("@opaque")) {
            return opaque(node.get("@opaque").asText(), declared);
        }
        String name = node.path("@type").asText("");
        if (!name.isEmpty()) {
            return named(node, name, declared);
        }
        Class<?> type = GraphWriter.wrapped(declared.getRawClass());
        Scalar<?> scalar = Scalar.of(type);
        if (scalar != null && node.isValueNode()) {
            return scalar.read(node.asText());
        }
        if (type.isEnum()) {
            return constant(type, node.asText());
        }
        return node.isValueNode() ? natural(node, type) : container(node, declared);
    }

    private Object referred(String pointer) {
        Object object = made.get(pointer);
        if (object == null) {
            throw new IllegalArgumentException("it refers to '%s', which is not made before it".formatted(pointer));
        }
        return object;
    }

    private @Nullable Object opaque(String className, JavaType declared) {
        if (at.parent() == null && !declared.getRawClass().isInterface()) {
            throw new OpaqueValueException(className, at.pointer());
        }
        return Opaque.standIn(className, declared.getRawClass(), at.pointer());
    }

    private static Object natural(JsonNode node, Class<?> declared) {
        Object value;
        if (node.isTextual()) {
            value = node.textValue();
        } else if (node.isBoolean()) {
            value = node.booleanValue();
        } else if (node.isIntegralNumber() && node.canConvertToInt()) {
            value = node.intValue();
        } else if (node.isFloatingPointNumber()) {
            value = node.doubleValue();
        } else {
            throw new IllegalArgumentException("the number %s is no int".formatted(node));
        }
        return fitting(value, declared);
    }

    private static Object fitting(Object value, Class<?> declared) {
        if (!declared.isInstance(value)) {
            throw new IllegalArgumentException("a %s stands where a %s is declared"
                    .formatted(value.getClass().getName(), declared.getName()));
        }
        return value;
    }

    private @Nullable Object named(JsonNode node, String name, JavaType declared) {
        Class<?> raw = GraphWriter.wrapped(declared.getRawClass());
        Object value = withName(node, name, declared);
        return fitting(value, raw);
    }

    private Object withName(JsonNode node, String name, JavaType declared) {
        CollectionKind kind = CollectionKind.named(name);
        if (kind != null) {
            return node.has("@comparator") ? sorted(node, kind, declared) : collection(node, kind, declared);
        }
        return switch (name) {
            case "EnumSet" -> enumSet(node);
            case "EnumMap" -> fill(node, enumMap(node), declared);
            case "Optional" -> Optional.ofNullable(child(node, "@value", declared.containedTypeOrUnknown(0)));
            case "AtomicReference" -> new AtomicReference<>(child(node, "@value", declared.containedTypeOrUnknown(0)));
            case "SimpleEntry", "Map.entry" -> entry(node, name, declared);
            case "java.lang.Object" -> keep(new Object());
            default -> withClass(node, name, declared);
        };
    }

    private Object withClass(JsonNode node, String name, JavaType declared) {
        if (node.has("@message")) {
            return error(node, name);
        }
        Class<?> type = names.classOf(name);
        Scalar<?> scalar = Scalar.of(type);
        if (scalar != null) {
            return scalar.read(node.path("@value").asText());
        }
        if (type.isEnum()) {
            return constant(type, node.path("@value").asText());
        }
        if (type.isArray()) {
            Step here = at;
            at = here.to("@items");
            Object array = array(node.path("@items"), shapes.types().constructType(type), here);
            at = here;
            return array;
        }
        JavaType bean = declared.getRawClass().isAssignableFrom(type) && declared.hasGenericTypes()
                ? shapes.types().constructSpecializedType(declared, type)
                : shapes.types().constructType(type);
        return bean(node, bean);
    }

    private Object container(JsonNode node, JavaType declared) {
        Class<?> type = declared.getRawClass();
        if (type.isArray()) {
            return array(node, declared, at);
        }
        if (type == Optional.class) {
            return withName(node, "Optional", declared);
        }
        if (type == AtomicReference.class) {
            return withName(node, "AtomicReference", declared);
        }
        CollectionKind kind = type == Object.class
                ? node.isArray() ? CollectionKind.ARRAY_LIST : CollectionKind.LINKED_HASH_MAP
                : CollectionKind.standard(type);
        if (kind != null) {
            return collection(node, kind, declared);
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return error(node, type.getName());
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || node.isArray()) {
            throw new IllegalArgumentException("it does not say which %s it is".formatted(type.getName()));
        }
        return bean(node, declared);
    }

    private Object array(JsonNode items, JavaType declared, Step owner) {
        Class<?> component = declared.getRawClass().getComponentType();
        JavaType content =
                declared.getContentType() == null ? shapes.types().constructType(component) : declared.getContentType();
        Object array = Array.newInstance(component, items.size());
        made.put(owner.pointer(), array);
        Step here = at;
        for (int i = 0; i < items.size(); i++) {
            at = here.to(i);
            Array.set(array, i, read(items.get(i), content));
        }
        at = here;
        return array;
    }

    private Object collection(JsonNode node, CollectionKind kind, JavaType declared) {
        Object empty = kind.empty().get();
        if (kind.finish() == null) {
            return fill(node, keep(empty), declared);
        }
        return keep(kind.finish().apply(fill(node, empty, declared)));
    }

    @SuppressWarnings("unchecked") // Whatever a recording puts in comes out as the declared type says, or fails there.
    private Object sorted(JsonNode node, CollectionKind kind, JavaType declared) {
        Comparator<Object> comparator = comparator(node.get("@comparator"));
        if (comparator == null) {
            // Without its order it can only be what keeps the recorded one.
            boolean isMap = kind.empty().get() instanceof Map<?, ?>;
            return collection(node, isMap ? CollectionKind.LINKED_HASH_MAP : CollectionKind.LINKED_HASH_SET, declared);
        }
        Object empty = kind.empty().get();
        Object ordered = empty instanceof Map<?, ?>
                ? new TreeMap<>(comparator)
                : empty instanceof PriorityQueue<?> ? new PriorityQueue<>(comparator) : new TreeSet<>(comparator);
        return fill(node, keep(ordered), declared);
    }

    @SuppressWarnings("unchecked") // A comparator is only ever asked about what it was recorded with.
    private @Nullable Comparator<Object> comparator(JsonNode node) {
        Object comparator =
                switch (node.asText()) {
                    case "reverse" -> Collections.reverseOrder();
                    case "caseInsensitive" -> String.CASE_INSENSITIVE_ORDER;
                    default ->
                        node.has("@opaque") ? null : read(node, shapes.types().constructType(Object.class));
                };
        return (Comparator<Object>) comparator;
    }

    private Object fill(JsonNode node, Object container, JavaType declared) {
        if (container instanceof Map<?, ?> map) {
            fillMap(node, map, declared);
        } else {
            fillItems(node, (Collection<?>) container, shapes.parameter(declared, Collection.class, 0));
        }
        return container;
    }

    @SuppressWarnings("unchecked") // As in sorted.
    private void fillItems(JsonNode node, Collection<?> container, JavaType content) {
        JsonNode items = node.isArray() ? node : node.path("@items");
        Step here = at;
        Step parent = node.isArray() ? here : here.to("@items");
        for (int i = 0; i < items.size(); i++) {
            at = parent.to(i);
            ((Collection<@Nullable Object>) container).add(read(items.get(i), content));
        }
        at = here;
    }

    @SuppressWarnings("unchecked") // As in sorted.
    private void fillMap(JsonNode node, Map<?, ?> container, JavaType declared) {
        Map<@Nullable Object, @Nullable Object> map = (Map<@Nullable Object, @Nullable Object>) container;
        JavaType key = shapes.parameter(declared, Map.class, 0);
        JavaType content = shapes.parameter(declared, Map.class, 1);
        Step here = at;
        if (node.has("@entries")) {
            JsonNode entries = node.get("@entries");
            for (int i = 0; i < entries.size(); i++) {
                Step pair = here.to("@entries").to(i);
                at = pair.to(0);
                Object name = read(entries.get(i).get(0), key);
                at = pair.to(1);
                map.put(name, read(entries.get(i).get(1), content));
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            if (!name.startsWith("@") || name.startsWith("@@")) {
                at = here.to(name);
                map.put(name.startsWith("@@") ? name.substring(1) : name, read(field.getValue(), content));
            }
        }
        at = here;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The class was checked to be an enum.
    private Object constant(Class<?> type, String name) {
        return Enum.valueOf((Class) type, name);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // As in constant.
    private Object enumSet(JsonNode node) {
        Class type = names.classOf(node.path("@key").asText());
        EnumSet set = EnumSet.noneOf(type);
        for (JsonNode item : node.path("@items")) {
            set.add(constant(
                    type, item.isTextual() ? item.asText() : item.path("@value").asText()));
        }
        return keep(set);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // As in constant.
    private Object enumMap(JsonNode node) {
        return keep(new EnumMap(names.classOf(node.path("@key").asText())));
    }

    private Object entry(JsonNode node, String name, JavaType declared) {
        Object key = child(node, "@key", declared.containedTypeOrUnknown(0));
        Object value = child(node, "@value", declared.containedTypeOrUnknown(1));
        return name.equals("SimpleEntry") || key == null || value == null
                ? new AbstractMap.SimpleEntry<>(key, value)
                : Map.entry(key, value);
    }

    private Throwable error(JsonNode node, String name) {
        Class<?> type = names.errorClassOf(name);
        String message = node.path("@message").textValue();
        Errors.SqlState sql = node.has("@errorCode")
                ? new Errors.SqlState(
                        node.path("@sqlState").textValue(),
                        node.path("@errorCode").asInt())
                : null;
        Throwable error = type == null ? new RecordedException(name, message) : Errors.make(type, message, sql);
        keep(error);
        JavaType any = shapes.types().constructType(Object.class);
        if (child(node, "@cause", any) instanceof Throwable cause) {
            error.initCause(cause);
        }
        Step here = at;
        JsonNode suppressed = node.path("@suppressed");
        for (int i = 0; i < suppressed.size(); i++) {
            at = here.to("@suppressed").to(i);
            if (read(suppressed.get(i), any) instanceof Throwable one) {
                error.addSuppressed(one);
            }
        }
        at = here;
        if (type != null) {
            slots(node, shapes.of(shapes.types().constructType(type))).forEach((slot, value) -> slot.set(error, value));
        }
        return error;
    }

    private Object bean(JsonNode node, JavaType type) {
        BeanShape shape = shapes.of(type);
        if (shape.type().isRecord()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            slots(node, shape).forEach((slot, value) -> values.put(slot.field().getName(), value));
            return keep(shape.newRecord(values));
        }
        if (Opaque.isJdk(shape.type())) {
            throw new IllegalArgumentException(
                    "the class %s is not allowed".formatted(shape.type().getName()));
        }
        boolean isFilled = BeanShape.hasHiddenState(shape.type());
        Object bean = keep(isFilled ? shape.newEmpty() : Instances.blank(shape.type()));
        if (isFilled) {
            fill(node, bean, type);
        }
        setSlots(node, shape, bean);
        return bean;
    }

    private void setSlots(JsonNode node, BeanShape shape, Object bean) {
        Step here = at;
        for (BeanShape.Slot slot : shape.slots()) {
            JsonNode field = node.get(slot.name());
            if (field != null) {
                at = here.to(slot.name());
                slot.set(bean, read(field, slot.type()));
            }
        }
        at = here;
    }

    private Map<BeanShape.Slot, @Nullable Object> slots(JsonNode node, BeanShape shape) {
        Map<BeanShape.Slot, @Nullable Object> values = new LinkedHashMap<>();
        for (BeanShape.Slot slot : shape.slots()) {
            if (node.has(slot.name())) {
                values.put(slot, child(node, slot.name(), slot.type()));
            }
        }
        return values;
    }

    private @Nullable Object child(JsonNode node, String name, JavaType declared) {
        JsonNode child = node.get(name);
        if (child == null) {
            return null;
        }
        Step here = at;
        at = here.to(name);
        Object value = read(child, declared);
        at = here;
        return value;
    }

    private <T> T keep(T object) {
        made.put(at.pointer(), object);
        return object;
    }
}
