package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what is within an object, by the kind of its class, for a {@link GraphWriter}. */
final class ObjectWriter {

    private final GraphWriter writer;
    private final JsonText json;
    private final Shapes shapes;

    ObjectWriter(GraphWriter writer, JsonText json, Shapes shapes) {
        this.writer = writer;
        this.json = json;
        this.shapes = shapes;
    }

    void write(Object value, Form form, JavaType declared) {
        switch (form.kind()) {
            case ARRAY -> writeArray(value, declared);
            case COLLECTION -> writer.collections().write(value, form.collectionKind(value), declared);
            case PERSISTENT -> writePersistent(value, form, declared);
            case LIBRARY -> writer.collections().writeLibrary(value, declared);
            case OPTIONAL -> writeBox("Optional", ((Optional<?>) value).orElse(null), declared, form);
            case REFERENCE -> writeBox("AtomicReference", ((AtomicReference<?>) value).get(), declared, form);
            case ATOMIC -> Atomics.write(value, declared, writer);
            case LOCK_PART -> writer.locks().write(value, writer);
            case FUTURE -> writeFuture((CompletableFuture<?>) value, declared);
            case ENTRY -> writeEntry((Map.Entry<?, ?>) value, declared);
            case ERROR -> Errors.write((Throwable) value, writer, form, Shapes.tells(declared, form.type()));
            case OBJECT -> writeNamed("java.lang.Object");
            case CODED -> writeCoded(value, form);
            default -> writeBean(value, form, declared);
        }
    }

    /** Returns the marker that alone can stand for {@code value}, and to which no pointer leads; null if more can. */
    @Nullable
    String marker(Object value, Form form, JavaType declared) {
        boolean isMarked =
                switch (form.kind()) {
                    case ARRAY -> declared.getRawClass() != value.getClass() && !TypeNames.isReadable(value.getClass());
                    case COLLECTION -> form.hasNoKind() || (!writer.isForKey() && !form.fits(declared));
                    case FUTURE -> !((CompletableFuture<?>) value).isDone();
                    case LOCK_PART -> writer.locks().isLost(value);
                    default -> false;
                };
        if (isMarked) {
            return form.kind() == Form.Kind.ARRAY ? TypeNames.nameOf(value.getClass()) : Opaque.nameOf(value);
        }
        return form.mayShowUnloaded() ? Persistent.unloadedWithin(value) : null;
    }

    private void writePersistent(Object value, Form form, JavaType declared) {
        if (Persistent.isCollection(value.getClass())) {
            writer.collections().write(value, Persistent.kindOf(value), declared);
        } else {
            writeBean(value, form, declared);
        }
    }

    private void writeNamed(String typeName) {
        json.startObject();
        json.string("@type", typeName);
        json.endObject();
    }

    private void writeArray(Object array, JavaType declared) {
        boolean told = declared.getRawClass() == array.getClass();
        if (told) {
            JavaType component = declared.getContentType();
            writeItems(array, component == null ? shapes.type(array.getClass().getComponentType()) : component);
            return;
        }
        String typeName = TypeNames.nameOf(array.getClass());
        json.startObject();
        json.string("@type", typeName);
        json.name("@items");
        int before = writer.enter("@items");
        writeItems(array, shapes.type(array.getClass().getComponentType()));
        writer.leave(before);
        json.endObject();
    }

    private void writeItems(Object array, JavaType component) {
        json.startArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            writer.at(i);
            writer.value(Array.get(array, i), component);
        }
        json.endArray();
    }

    private void writeBox(String typeName, @Nullable Object content, JavaType declared, Form form) {
        json.startObject();
        if (!Shapes.tells(declared, form.type())) {
            json.string("@type", typeName);
        }
        if (content != null) {
            writer.field("@value", content, shapes.argument(declared, 0));
        }
        json.endObject();
    }

    // Only what it came to is of use elsewhere.
    private void writeFuture(CompletableFuture<?> future, JavaType declared) {
        json.startObject();
        json.string("@type", "CompletableFuture");
        if (future.isCompletedExceptionally()) {
            writer.field("@error", future.handle((value, error) -> error).join(), shapes.object());
        } else {
            writer.field("@value", future.getNow(null), shapes.argument(declared, 0));
        }
        json.endObject();
    }

    private void writeEntry(Map.Entry<?, ?> entry, JavaType declared) {
        json.startObject();
        json.string("@type", entry.getClass().getSimpleName().equals("SimpleEntry") ? "SimpleEntry" : "Map.entry");
        writer.field("@key", entry.getKey(), shapes.argument(declared, 0));
        writer.field("@value", entry.getValue(), shapes.argument(declared, 1));
        json.endObject();
    }

    private void writeCoded(Object value, Form form) {
        json.startObject();
        json.string("@type", Codecs.nameOf(form.codec(), form.type()));
        writer.field("@data", shapes.codecs().write(form.codec(), value), shapes.object());
        json.endObject();
        // Its maps and sets may have another order in a key.
        writer.notPlain();
    }

    private void writeBean(Object value, Form form, JavaType declared) {
        Class<?> type = form.named();
        boolean told = type == declared.getRawClass();
        Form named = type == form.type() ? form : shapes.form(type);
        BeanShape shape = named.shape(told ? declared : shapes.object(), shapes);
        json.startObject();
        if (!told) {
            json.string("@type", type.getName());
        }
        String constant = shape.constant(value);
        if (constant != null) {
            json.string("@constant", constant);
        }
        JavaType of = told ? declared : named.javaType();
        if (shape.isFilled() && writer.isForKey()) {
            writer.collections().writeContent(value, of);
        } else if (shape.isFilled()) {
            writer.collections().writeHidden(value);
        }
        if (form.kind() == Form.Kind.PERSISTENT) {
            writeLoaded(value, shape);
        } else {
            writeSlots(value, shape);
        }
        if (shape.isFilled() && !writer.isForKey()) {
            // Last: how it is filled may depend on its fields.
            writer.collections().writeContent(value, of);
        }
        json.endObject();
    }

    private void writeLoaded(Object entity, BeanShape shape) {
        Function<Field, @Nullable String> unloaded = Persistent.unloadedFields(entity);
        for (Slot slot : shape.slots()) {
            String instead = unloaded.apply(slot.field());
            if (instead == null) {
                writer.field(slot.name(), slot.get(entity), slot.type());
            } else {
                json.name(slot.quoted());
                writer.leaves().writeOpaque(instead);
            }
        }
    }

    void writeSlots(Object value, BeanShape shape) {
        for (Slot slot : shape.slots()) {
            json.name(slot.quoted());
            writer.at(slot.name());
            switch (slot.access()) {
                case LONG, INT -> json.number(slot.getLong(value));
                case BOOLEAN -> json.bool(slot.getBoolean(value));
                default -> writer.value(slot.get(value), slot.type());
            }
        }
    }
}
