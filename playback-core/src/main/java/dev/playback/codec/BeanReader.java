package dev.playback.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads objects of an application's classes, and exceptions, for a {@link GraphReader}. */
final class BeanReader {

    private static final Set<String> OWN = Set.of("@cause", "@suppressed", "@state", "@next");

    private final GraphReader reader;
    private final JsonParser parser;

    BeanReader(GraphReader reader) {
        this.reader = reader;
        this.parser = reader.parser();
    }

    /** Reads the fields of an object, of which {@code first} is the first one. */
    Object bean(JavaType type, @Nullable String place, @Nullable String first) throws IOException {
        Class<?> raw = type.getRawClass();
        if (Opaque.isJdk(raw)) {
            throw new IllegalArgumentException(
                    "the class %s is not allowed: it is one of the JDK whose fields are not ours to set"
                            .formatted(raw.getName()));
        }
        if (raw.isInterface() || raw.isAnnotation()) {
            throw new IllegalArgumentException("the class %s is an interface now".formatted(raw.getName()));
        }
        BeanShape shape = reader.shapes().of(type);
        if ("@constant".equals(first)) {
            return reader.keep(place, shape.constantNamed(reader.textOf("@constant", first)));
        }
        if (raw.isRecord()) {
            return reader.keep(place, shape.records().make(values(shape, first)));
        }
        boolean isOrdered = shape.isFilled() && "@comparator".equals(first);
        Object bean =
                reader.keep(place, isOrdered ? ordered(raw) : shape.isFilled() ? empty(raw) : Instances.blank(raw));
        setAll(bean, shape, shape.isFilled() ? type : null, isOrdered ? parser.nextFieldName() : first);
        Object resolved = shape.resolve() == null ? bean : resolved(bean, shape.resolve());
        return resolved == bean ? bean : reader.keep(place, resolved);
    }

    /** Makes a collection by its constructor, or that of the JDK above it, without what that put in. */
    private static Object empty(Class<?> type) {
        if (!FieldState.hasConstructor(type)) {
            return Instances.of(type, FieldState.jdkAbove(type), new Class<?>[0]);
        }
        Object made = RecordMaker.construct(RecordMaker.constructor(type));
        if (made instanceof Collection<?> collection) {
            collection.clear();
        } else if (made instanceof Map<?, ?> map) {
            map.clear();
        }
        return made;
    }

    /** Makes a collection in the order that stands next: it may be the one it always has, or what its constructor takes. */
    private Object ordered(Class<?> type) throws IOException {
        parser.nextToken();
        Object order = reader.collections().comparator();
        boolean isCode = order == null || Opaque.isStandIn(order);
        Object made = empty(type);
        Comparator<?> own = CollectionWriter.comparatorOf(made);
        if (own != null && (isCode || own.equals(order) || own.getClass().isInstance(order))) {
            return made;
        }
        Object ordered = takesOrder(type)
                ? RecordMaker.construct(
                        RecordMaker.constructor(type, Comparator.class), CollectionReader.orderOf(order))
                : made;
        if (isCode) {
            reader.note(CollectionReader.RECORDED_ORDER);
        } else if (!Objects.equals(order, CollectionWriter.comparatorOf(ordered))) {
            reader.note(
                    "the %s has the order that it has when it is made without parameters, not that which was recorded"
                            .formatted(type.getName()));
        }
        return ordered;
    }

    private static boolean takesOrder(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor ->
                        Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Comparator.class}));
    }

    private void setAll(Object bean, BeanShape shape, @Nullable JavaType filled, @Nullable String first)
            throws IOException {
        for (String field = first; field != null; field = parser.nextFieldName()) {
            Slot slot = slot(shape, field);
            if (slot != null) {
                set(bean, slot);
            } else if (filled != null && field.equals("@defaults") && bean instanceof Properties properties) {
                parser.nextToken();
                Defaults.set(properties, (Properties)
                        Objects.requireNonNull(reader.value(reader.shapes().type(Properties.class))));
            } else if (filled != null && field.equals("@items") && bean instanceof Collection<?> collection) {
                parser.nextToken();
                reader.collections().addAll(collection, filled);
            } else if (filled != null && bean instanceof Map<?, ?> map) {
                reader.collections().putField(map, filled, field, true);
            } else {
                skip(shape, field);
            }
        }
    }

    private void set(Object bean, Slot slot) throws IOException {
        parser.nextToken();
        Object value = slot.isGeneric() ? reader.contentOrLater(slot.type()) : reader.valueOrLater(slot.type());
        if (value instanceof References.Later later) {
            reader.references().whenMade(later, made -> slot.set(bean, made));
        } else {
            slot.set(bean, value);
        }
    }

    private @Nullable Slot slot(BeanShape shape, String field) {
        Slot slot = shape.slot(field);
        return slot == null ? shape.slot(reader.names().renames().field(shape.type(), field)) : slot;
    }

    private void skip(BeanShape shape, String field) throws IOException {
        reader.skip();
        reader.note("the %s has no field '%s' any more; what was recorded of it is left out"
                .formatted(shape.type().getName(), field));
    }

    private @Nullable Object[] values(BeanShape shape, @Nullable String first) throws IOException {
        @Nullable Object[] values = new Object[shape.slots().length];
        for (String field = first; field != null; field = parser.nextFieldName()) {
            Slot slot = slot(shape, field);
            if (slot == null) {
                skip(shape, field);
            } else {
                parser.nextToken();
                values[slot.position()] = slot.isGeneric() ? reader.content(slot.type()) : reader.value(slot.type());
            }
        }
        return values;
    }

    private static Object resolved(Object bean, Method method) {
        try {
            method.setAccessible(true);
            Object resolved = method.invoke(bean);
            return resolved != null && bean.getClass().isInstance(resolved) ? resolved : bean;
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "readResolve of %s fails: %s".formatted(bean.getClass().getName(), e), e);
        }
    }

    /**
     * Reads an exception, or what stands in for it.
     *
     * @param type null if it cannot be made
     */
    Throwable error(@Nullable Class<?> type, String name, @Nullable String place, @Nullable String first)
            throws IOException {
        GraphReader.expect("@message", first);
        parser.nextToken();
        String message = (String) reader.value(reader.shapes().type(String.class));
        Map<String, @Nullable Object> own = new HashMap<>();
        String field = parser.nextFieldName();
        for (; field != null && isOwn(field); field = parser.nextFieldName()) {
            parser.nextToken();
            own.put(field, reader.valueOrLater(reader.shapes().type(typeOf(field))));
        }
        List<@Nullable Object> state = type != null && own.get("@state") instanceof Object[] array
                ? ErrorState.arguments(type, Arrays.asList(array), own.get("@cause"))
                : null;
        Throwable error = type == null ? new RecordedException(name, message) : Errors.make(type, message, state);
        reader.keep(place, error);
        Map<Slot, @Nullable Object> values = new LinkedHashMap<>();
        if (type == null) {
            reader.skipRest(field);
        } else {
            values = slots(error, type, field);
        }
        Throwable told = type == null ? error : withMessage(error, message, state, values);
        Throwable made = Opaque.isJdk(told.getClass()) && ErrorTexts.failsToTell(told) ? standIn(name, message) : told;
        values.forEach((slot, value) -> {
            if (value instanceof References.Later later) {
                reader.references().whenMade(later, object -> slot.set(made, object));
            }
        });
        if (type != null && made == told && Errors.holdsMore(type, state)) {
            reader.note("the %s held more than its message, which could not be restored".formatted(name));
        }
        complete(made, own);
        return made == error ? error : reader.keep(place, made);
    }

    // Whoever logs it would fail.
    private Throwable standIn(String name, @Nullable String message) {
        reader.note("the %s could not be made so that it tells its message; a RecordedException stands in for it"
                .formatted(name));
        return new RecordedException(name, message);
    }

    private static Class<?> typeOf(String own) {
        return switch (own) {
            case "@cause", "@next" -> Throwable.class;
            case "@suppressed" -> Throwable[].class;
            default -> Object[].class;
        };
    }

    private static boolean isOwn(String field) {
        return OWN.contains(field);
    }

    private Map<Slot, @Nullable Object> slots(Throwable error, Class<?> type, @Nullable String first)
            throws IOException {
        BeanShape shape = reader.shapes().of(reader.shapes().type(type));
        Map<Slot, @Nullable Object> values = new LinkedHashMap<>();
        for (String field = first; field != null; field = parser.nextFieldName()) {
            Slot slot = slot(shape, field);
            if (field.equals("@trace")) {
                reader.skip();
            } else if (slot == null) {
                skip(shape, field);
            } else {
                parser.nextToken();
                values.put(slot, reader.valueOrLater(slot.type()));
                set(error, slot, values.get(slot));
            }
        }
        return values;
    }

    private static void set(Throwable error, Slot slot, @Nullable Object value) {
        if (!(value instanceof References.Later)) {
            slot.set(error, value);
        }
    }

    // A class may add to its message each time it is asked for; then what was recorded is not what it was made with.
    private Throwable withMessage(
            Throwable error,
            @Nullable String message,
            @Nullable List<@Nullable Object> state,
            Map<Slot, @Nullable Object> values) {
        if (Objects.equals(messageOf(error), message)) {
            return error;
        }
        String detail = Errors.detailFor(message, text -> messageOf(made(error.getClass(), text, state, values)));
        Throwable made = made(error.getClass(), detail, state, values);
        if (!Objects.equals(messageOf(made), message)) {
            reader.note("the message of the %s could not be restored; it was: %s"
                    .formatted(error.getClass().getName(), message));
        }
        return made;
    }

    private static Throwable made(
            Class<?> type,
            @Nullable String detail,
            @Nullable List<@Nullable Object> state,
            Map<Slot, @Nullable Object> values) {
        Throwable made = Errors.make(type, detail, state);
        values.forEach((slot, value) -> set(made, slot, value));
        return made;
    }

    private static @Nullable String messageOf(Throwable error) {
        try {
            return error.getMessage();
        } catch (RuntimeException e) {
            // With another detail message it may fail.
            return null;
        }
    }

    // A cause or a suppressed one may be the exception itself, or be made further on.
    private void complete(Throwable error, Map<String, @Nullable Object> own) {
        String place = reader.place();
        boolean isLate = own.get("@suppressed") instanceof Throwable[] suppressed
                && Arrays.asList(suppressed).contains(null);
        for (Map.Entry<String, @Nullable Object> field : own.entrySet()) {
            if (field.getValue() instanceof References.Later later) {
                reader.references().whenMade(later, field::setValue);
                isLate = true;
            }
        }
        if (isLate) {
            reader.references().atEnd(() -> link(error, own, place));
        } else {
            link(error, own, place);
        }
    }

    private void link(Throwable error, Map<String, @Nullable Object> own, String place) {
        if (own.get("@cause") instanceof Throwable cause && !isCausedBy(error, cause)) {
            reader.note(
                    place,
                    "the cause of the %s could not be restored"
                            .formatted(error.getClass().getName()));
        }
        if (own.get("@suppressed") instanceof Throwable[] suppressed) {
            for (Throwable one : suppressed) {
                error.addSuppressed(one);
            }
        }
        if (own.get("@next") instanceof Throwable next) {
            ErrorState.follow(error, next);
        }
    }

    private static boolean isCausedBy(Throwable error, Throwable cause) {
        if (error.getCause() != cause) {
            try {
                error.initCause(cause);
            } catch (RuntimeException e) {
                // It has a cause of its own.
                return false;
            }
        }
        return error.getCause() == cause;
    }
}
