package dev.playback.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a value of what {@link GraphWriter} wrote, in one pass over its text. For one use by one thread. */
final class GraphReader {

    private final JsonParser parser;
    private final Shapes shapes;
    private final TypeNames names;
    private final References references;
    private final Consumer<String> notes;
    private final CollectionReader collections;
    private final BeanReader beans;
    private final Base base;

    GraphReader(JsonParser parser, References references, Shapes shapes, TypeNames names, Consumer<String> notes) {
        this(parser, references, shapes, names, notes, Base.BEGINNING);
    }

    private GraphReader(
            JsonParser parser,
            References references,
            Shapes shapes,
            TypeNames names,
            Consumer<String> notes,
            Base base) {
        this.base = base;
        this.parser = parser;
        this.references = references;
        this.shapes = shapes;
        this.names = names;
        this.notes = notes;
        this.collections = new CollectionReader(this);
        this.beans = new BeanReader(this);
    }

    JsonParser parser() {
        return parser;
    }

    Shapes shapes() {
        return shapes;
    }

    TypeNames names() {
        return names;
    }

    References references() {
        return references;
    }

    BeanReader beans() {
        return beans;
    }

    CollectionReader collections() {
        return collections;
    }

    /**
     * Returns a reader that goes on elsewhere in the same text.
     *
     * @param place where the text of {@code elsewhere} begins, as a pointer
     * @param start the same as the number of characters before it
     */
    GraphReader over(JsonParser elsewhere, String place, long start) {
        int depth = (int) place.chars().filter(c -> c == '/').count();
        return new GraphReader(elsewhere, references, shapes, names, notes, new Base(place, depth, start));
    }

    /** Where in the whole text a reader begins. */
    private record Base(String place, int depth, long start) {
        static final Base BEGINNING = new Base("", 0, 0);
    }

    /** Tells what is not as it was recorded, though it could be read. */
    void note(String what) {
        note(place(), what);
    }

    void note(String place, String what) {
        notes.accept("At '%s' %s.".formatted(place, what));
    }

    /** Returns where it is, for messages and pointers. */
    String place() {
        return references.inValue(base.place + parser.getParsingContext().pathAsPointer());
    }

    /** Reads the whole text. */
    @Nullable
    Object readAll(JavaType declared) throws IOException {
        parser.nextToken();
        Object value = value(declared);
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("more follows after the value");
        }
        references.finish();
        return value;
    }

    /** Reads the value that begins with the current token, which must be made by now. */
    @Nullable
    Object value(JavaType declared) throws IOException {
        Object value = valueOrLater(declared);
        if (value instanceof References.Later later) {
            throw new IllegalArgumentException(
                    "it refers to '%s', which is not made before it".formatted(later.pointer()));
        }
        return value;
    }

    /** Reads the value that begins with the current token; one that is made further on is a {@link References.Later}. */
    @Nullable
    Object valueOrLater(JavaType declared) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("the text ends before the value");
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case START_OBJECT -> object(declared);
            case START_ARRAY -> items(declared);
            default -> leaf(declared);
        };
    }

    /** Reads a part whose type nothing checked when it was put there: what is not as declared tells its own. */
    @Nullable
    Object content(JavaType declared) throws IOException {
        return value(unchecked(declared));
    }

    /** As {@link #content}, of what may be made further on. */
    @Nullable
    Object contentOrLater(JavaType declared) throws IOException {
        return valueOrLater(unchecked(declared));
    }

    private JavaType unchecked(JavaType declared) {
        return parser.currentToken() == JsonToken.START_OBJECT && Scalar.isPlain(declared.getRawClass())
                ? shapes.object()
                : declared;
    }

    private Object leaf(JavaType declared) throws IOException {
        if (declared.getRawClass() == Object.class) {
            return natural();
        }
        Class<?> type = Shapes.wrapped(declared.getRawClass());
        if (type == String.class) {
            return parser.getText();
        }
        if (type == Class.class) {
            return names.classValue(parser.getText(), shapes.object());
        }
        Form form = shapes.form(type);
        if (form.isScalar()) {
            String place = form.isMutable() ? placeIfWanted() : null;
            return keep(place, form.scalar().read(parser.getText()));
        }
        if (type.isEnum()) {
            return Enums.constant(type, names.renames().field(type, parser.getText()));
        }
        return fitting(natural(), type);
    }

    private Object natural() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.INT
                        ? parser.getIntValue()
                        : Scalar.whole(parser.getText());
            default -> parser.getDoubleValue();
        };
    }

    static Object fitting(Object value, Class<?> declared) {
        if (!Shapes.wrapped(declared).isInstance(value)) {
            throw new IllegalArgumentException("a %s stands where a %s is declared"
                    .formatted(value.getClass().getName(), declared.getName()));
        }
        return value;
    }

    private @Nullable Object object(JavaType declared) throws IOException {
        String place = placeIfWanted();
        String field = parser.nextFieldName();
        if (field == null || !field.startsWith("@")) {
            return untold(declared, place, field);
        }
        return switch (field) {
            case "@ref" -> reference(declared);
            case "@opaque" -> opaque(declared);
            case "@parts" -> parts(declared);
            case "@type" -> {
                String name = text();
                yield fitting(named(name, declared, place, parser.nextFieldName()), declared.getRawClass());
            }
            default -> untold(declared, place, field);
        };
    }

    private @Nullable Object reference(JavaType declared) throws IOException {
        String pointer = text();
        end();
        Object object = references.find(pointer, place(), declared, this);
        return object instanceof References.Later ? object : fitting(object, declared.getRawClass());
    }

    private @Nullable Object opaque(JavaType declared) throws IOException {
        String className = text();
        end();
        String place = place();
        if (place.isEmpty() && !declared.getRawClass().isInterface()) {
            throw new OpaqueValueException(className, place);
        }
        Object standIn = Opaque.standIn(className, declared.getRawClass(), place);
        if (standIn == null) {
            note("there was a %s, which cannot be recorded; it is null".formatted(className));
        }
        return standIn;
    }

    // The parts of a value that is nested deep, deepest first, then the value.
    private @Nullable Object parts(JavaType declared) throws IOException {
        if (!parser.getParsingContext().getParent().inRoot()) {
            throw new IllegalArgumentException("parts stand within a value");
        }
        parser.nextToken();
        while (parser.nextFieldName() != null) {
            parser.nextToken();
            value(shapes.object());
        }
        if (!"@value".equals(parser.nextFieldName())) {
            throw new IllegalArgumentException("no value follows its parts");
        }
        parser.nextToken();
        Object value = value(declared);
        end();
        return value;
    }

    private Object named(String name, JavaType declared, @Nullable String place, @Nullable String field)
            throws IOException {
        CollectionKind kind = CollectionKind.named(name);
        if (kind != null) {
            return collections.named(kind, declared, place, field);
        }
        LibraryKind library = LibraryKind.named(name);
        if (library != null) {
            return collections.library(library, declared, place, field);
        }
        return switch (name) {
            case "EnumSet", "EnumMap" -> collections.ofEnum(name, declared, place, field);
            case "Optional" -> keep(place, Optional.ofNullable(box(field, shapes.argument(declared, 0))));
            case "AtomicReference" -> reference(place, field, declared);
            case "CompletableFuture" -> keep(place, future(field, declared));
            case "SimpleEntry", "Map.entry" -> keep(place, collections.entry(name, declared, field));
            case "java.lang.Object" -> {
                skipRest(field);
                yield keep(place, new Object());
            }
            default -> special(name, declared, place, field);
        };
    }

    private Object special(String name, JavaType declared, @Nullable String place, @Nullable String field)
            throws IOException {
        if (Atomics.isNamed(name)) {
            return Atomics.read(name, declared, place, field, this);
        }
        return LockParts.isNamed(name)
                ? keep(place, LockParts.read(name, field, this))
                : withClass(name, declared, place, field);
    }

    private Object reference(@Nullable String place, @Nullable String field, JavaType declared) throws IOException {
        AtomicReference<@Nullable Object> reference = new AtomicReference<>();
        keep(place, reference);
        reference.set(box(field, shapes.argument(declared, 0)));
        return reference;
    }

    private CompletableFuture<?> future(@Nullable String field, JavaType declared) throws IOException {
        if (!"@error".equals(field)) {
            return CompletableFuture.completedFuture(box(field, shapes.argument(declared, 0)));
        }
        parser.nextToken();
        CompletableFuture<?> future = new CompletableFuture<>();
        future.completeExceptionally((Throwable) Objects.requireNonNull(value(shapes.type(Throwable.class))));
        end();
        return future;
    }

    private Object withClass(String name, JavaType declared, @Nullable String place, @Nullable String field)
            throws IOException {
        if ("@message".equals(field)) {
            return beans.error(names.errorClassOf(name, declared), name, place, field);
        }
        if (name.equals("Class")) {
            return names.classValue(textOf("@value", field), shapes.object());
        }
        Class<?> type = names.classOf(name, declared);
        Scalar<?> scalar = Scalar.of(type);
        Class<?> wanted = Shapes.wrapped(declared.getRawClass());
        // What has the name of an open type may be of one below it.
        if (!wanted.isAssignableFrom(type) && (scalar == null || !type.isAssignableFrom(wanted))) {
            // Found out before anything of it is made.
            throw new IllegalArgumentException("a %s stands where a %s is declared"
                    .formatted(type.getName(), declared.getRawClass().getName()));
        }
        if (scalar != null) {
            return keep(place, scalar.read(textOf("@value", field)));
        }
        if (type.isEnum()) {
            return Enums.constant(type, names.renames().field(type, textOf("@value", field)));
        }
        if (type.isArray()) {
            expect("@items", field);
            parser.nextToken();
            Object array = collections.array(shapes.type(type), place);
            end();
            return array;
        }
        if ("@data".equals(field)) {
            return coded(type, place);
        }
        if (AllowedTypes.isMessage(type)) {
            throw new IllegalArgumentException("the %s was not written by its codec".formatted(type.getName()));
        }
        return beans.bean(shapes.type(type, declared), place, field);
    }

    private Object coded(Class<?> type, @Nullable String place) throws IOException {
        ValueCodec<?> codec = shapes.codecs().of(type);
        if (codec == null) {
            throw new IllegalArgumentException(
                    "a ValueCodec wrote the %s, and there is none for it here".formatted(type.getName()));
        }
        parser.nextToken();
        Object data = value(shapes.object());
        end();
        return keep(place, shapes.codecs().read(codec, data, type));
    }

    // What a declared type tells needs no name.
    private Object untold(JavaType declared, @Nullable String place, @Nullable String field) throws IOException {
        Class<?> type = declared.getRawClass();
        if (type == Optional.class || type == AtomicReference.class) {
            return named(type.getSimpleName(), declared, place, field);
        }
        CollectionKind kind = type == Object.class ? CollectionKind.LINKED_HASH_MAP : CollectionKind.standard(type);
        if (kind != null) {
            return collections.fields(kind, declared, place, field);
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return beans.error(type, type.getName(), place, field);
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("it does not say which %s it is".formatted(type.getName()));
        }
        return beans.bean(declared, place, field);
    }

    private Object items(JavaType declared) throws IOException {
        String place = placeIfWanted();
        Class<?> type = declared.getRawClass();
        if (type.isArray()) {
            return collections.array(declared, place);
        }
        CollectionKind kind = type == Object.class ? CollectionKind.ARRAY_LIST : CollectionKind.standard(type);
        if (kind == null) {
            throw new IllegalArgumentException("a list stands where a %s is declared".formatted(type.getName()));
        }
        return collections.items(kind, declared, place);
    }

    /** Returns the content that stands next, which ends the object. */
    @Nullable
    Object box(@Nullable String field, JavaType content) throws IOException {
        if (field == null) {
            return null;
        }
        expect("@value", field);
        parser.nextToken();
        Object value = content(content);
        end();
        return value;
    }

    /** Returns the text of the field that stands next, which ends the object. */
    String textOf(String expected, @Nullable String field) throws IOException {
        expect(expected, field);
        String text = text();
        end();
        return text;
    }

    String text() throws IOException {
        String text = parser.nextTextValue();
        if (text == null) {
            throw new IllegalArgumentException("no text stands in the field '%s'".formatted(parser.currentName()));
        }
        return text;
    }

    static void expect(String expected, @Nullable String field) {
        if (!expected.equals(field)) {
            throw new IllegalArgumentException(
                    "the field '%s' is missing, '%s' stands there".formatted(expected, field));
        }
    }

    void end() throws IOException {
        skipRest(parser.nextFieldName());
    }

    /** Skips the fields of an object, beginning with {@code field}. */
    void skipRest(@Nullable String field) throws IOException {
        for (String rest = field; rest != null; rest = parser.nextFieldName()) {
            skip();
        }
    }

    /** Skips the value of the current field, which nothing here wants. */
    void skip() throws IOException {
        parser.nextToken();
        long start = parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (references.areWanted()) {
            references.skipped(
                    base.start + start, base.start + parser.currentLocation().getCharOffset());
        }
    }

    /** Returns where the value that begins here is, or null if no pointer leads there. */
    private @Nullable String placeIfWanted() {
        if (!references.areWanted()) {
            return null;
        }
        int depth = base.depth + parser.getParsingContext().getNestingDepth();
        return references.areWanted(parser.currentToken().isStructStart() ? depth - 1 : depth) ? place() : null;
    }

    <T> T keep(@Nullable String place, T object) {
        if (place != null) {
            references.made(place, object);
        }
        return object;
    }
}
