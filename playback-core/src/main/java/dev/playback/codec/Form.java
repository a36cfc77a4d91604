package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How values of one class are written. Made once for each class. */
final class Form {

    /** The cases a writer tells apart. */
    enum Kind {
        STRING,
        INTEGER,
        BOOLEAN,
        DOUBLE,
        SCALAR,
        ENUM,
        OPAQUE,
        ARRAY,
        COLLECTION,
        OPTIONAL,
        REFERENCE,
        ATOMIC,
        LOCK_PART,
        FUTURE,
        ENTRY,
        ERROR,
        OBJECT,
        CODED,
        LIBRARY,
        PERSISTENT,
        BEAN
    }

    private final Kind kind;
    private final Class<?> type;
    private final JavaType javaType;
    private final @Nullable Scalar<?> scalar;
    private final boolean mutable;
    private final boolean number;
    private final boolean mayBeLong;
    private final Class<?> named;
    private final Class<?> collection;
    private final @Nullable CollectionKind collectionKind;
    private final boolean ofTwoKinds;
    private final boolean emptyConstant;
    private final boolean mayShowUnloaded;
    private final @Nullable ValueCodec<?> codec;
    private volatile @Nullable BeanShape shape;

    private Form(Kind kind, Class<?> type, JavaType javaType, @Nullable ValueCodec<?> codec) {
        this.kind = kind;
        this.type = type;
        this.javaType = javaType;
        this.scalar = Scalar.of(type);
        this.mutable = scalar != null && scalar.isMutable();
        this.number = scalar != null && scalar.isNumber();
        this.mayBeLong = scalar != null && TextSize.mayBeLong(type);
        this.named = Opaque.namedClass(type);
        this.collection = kind == Kind.COLLECTION ? FieldState.jdkAbove(type) : type;
        this.collectionKind = kind == Kind.COLLECTION ? CollectionKind.of(collection) : null;
        this.ofTwoKinds = collectionKind != null && collectionKind.isOneOfTwo(collection);
        this.emptyConstant = kind == Kind.COLLECTION && CollectionKind.hasEmptyConstant(type);
        this.mayShowUnloaded = kind == Kind.COLLECTION && Persistent.mayBeWithin(type);
        this.codec = codec;
    }

    static Form of(Class<?> type, TypeFactory types, Codecs codecs) {
        ValueCodec<?> codec = codecs.of(type);
        Kind kind = codec == null ? kindOf(type) : Kind.CODED;
        return new Form(kind, type, types.constructType(type), codec);
    }

    private static Kind kindOf(Class<?> type) {
        Scalar<?> scalar = Scalar.of(type);
        if (scalar != null) {
            return scalarKind(type);
        }
        if (Enum.class.isAssignableFrom(type)) {
            Class<?> declaring = Enums.declaringClass(type);
            return Opaque.isJdk(type) && !AllowedTypes.isJdkEnum(declaring.getName()) ? Kind.OPAQUE : Kind.ENUM;
        }
        if (type.isArray()) {
            return Kind.ARRAY;
        }
        if (type == CompletableFuture.class) {
            return Kind.FUTURE;
        }
        if (LockParts.isOne(type)) {
            return Kind.LOCK_PART;
        }
        if (Persistent.isPersistent(type)) {
            return Kind.PERSISTENT;
        }
        if (Opaque.isOpaque(type)) {
            return Kind.OPAQUE;
        }
        return objectKind(type);
    }

    private static Kind scalarKind(Class<?> type) {
        if (type == String.class) {
            return Kind.STRING;
        }
        if (type == Integer.class) {
            return Kind.INTEGER;
        }
        if (type == Boolean.class) {
            return Kind.BOOLEAN;
        }
        return type == Double.class ? Kind.DOUBLE : Kind.SCALAR;
    }

    private static Kind objectKind(Class<?> type) {
        boolean isJdk = Opaque.isJdk(type);
        if (isJdk && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))) {
            return type.getName().startsWith("java.") ? Kind.COLLECTION : Kind.OPAQUE;
        }
        if (type == Optional.class) {
            return Kind.OPTIONAL;
        }
        if (type == AtomicReference.class) {
            return Kind.REFERENCE;
        }
        if (Atomics.isOne(type)) {
            return Kind.ATOMIC;
        }
        if ((isJdk || LibraryKind.isOfGuava(type)) && Map.Entry.class.isAssignableFrom(type)) {
            return Kind.ENTRY;
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return Kind.ERROR;
        }
        if (type == Object.class) {
            return Kind.OBJECT;
        }
        if (LibraryKind.of(type) != null) {
            return Kind.LIBRARY;
        }
        if (!isJdk && FieldState.isWhole(type)) {
            return Kind.BEAN;
        }
        return !isJdk && FieldState.isPlainWithin(type) ? Kind.COLLECTION : Kind.OPAQUE;
    }

    Kind kind() {
        return kind;
    }

    /** Says whether a value is a text without parts or identity. */
    boolean isSimple() {
        return kind.compareTo(Kind.OPAQUE) < 0 && !mutable;
    }

    /** Says whether a value is a text that can change, so that one that is shared must stay so. */
    boolean isMutable() {
        return mutable;
    }

    /** Says whether the text of a value may be long, so that its size is checked before it is made. */
    boolean mayBeLong() {
        return mayBeLong;
    }

    /** Says whether {@code text}, what a value is written as, is a number of JSON. */
    boolean isNumber(String text) {
        return number && text.length() <= Scalar.MAX_JSON_NUMBER;
    }

    /** Returns the kind of {@code value}, a collection or map of the JDK; null if none is equal to it. */
    @Nullable
    CollectionKind collectionKind(Object value) {
        return ofTwoKinds ? Objects.requireNonNull(collectionKind).of((Collection<?>) value) : collectionKind;
    }

    /** Says whether no collection or map that can be made is equal to a value. */
    boolean hasNoKind() {
        return collectionKind == null;
    }

    /** Says whether what is made again, which for a class that cannot be made is what it extends, stands where {@code declared} is declared. */
    boolean fits(JavaType declared) {
        return collection == type || declared.getRawClass().isAssignableFrom(collection);
    }

    /** Says whether {@code value} is an empty collection that everybody shares, so that it has no place of its own. */
    boolean isEmptyConstant(Object value) {
        return emptyConstant
                && (value instanceof Collection<?> items ? items.isEmpty() : ((Map<?, ?>) value).isEmpty());
    }

    /** Says whether a value may be a wrapper of a collection whose items are not loaded. */
    boolean mayShowUnloaded() {
        return mayShowUnloaded;
    }

    Class<?> type() {
        return type;
    }

    /** Returns the class that recordings name: for a generated one that which it extends. */
    Class<?> named() {
        return named;
    }

    JavaType javaType() {
        return javaType;
    }

    boolean isScalar() {
        return scalar != null;
    }

    Scalar<?> scalar() {
        return Objects.requireNonNull(scalar);
    }

    ValueCodec<?> codec() {
        return Objects.requireNonNull(codec);
    }

    /** Returns the fields of a bean declared as {@code declared}. */
    BeanShape shape(JavaType declared, Shapes shapes) {
        if (declared.getRawClass() == type && !declared.getBindings().isEmpty()) {
            return shapes.of(declared);
        }
        BeanShape known = shape;
        if (known == null) {
            known = shapes.of(javaType);
            shape = known;
        }
        return known;
    }
}
