package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/** Which classes a recording may name: a few JDK classes without behaviour, and all of the packages that the reader allows. */
final class AllowedTypes {

    // Never a prefix: java.lang holds Class and ProcessBuilder. Most JDK values have short names of their own, see
    // Scalar and
    // CollectionKind; these are here as components of arrays.
    private static final Set<String> JDK = Set.of(
            "java.io.Serializable",
            "java.lang.CharSequence",
            "java.lang.Comparable",
            "java.lang.Enum",
            "java.lang.Exception",
            "java.lang.Iterable",
            "java.lang.Number",
            "java.lang.Object",
            "java.lang.Record",
            "java.lang.RuntimeException",
            "java.lang.Throwable",
            "java.util.ArrayList",
            "java.util.Collection",
            "java.util.Deque",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedList",
            "java.util.List",
            "java.util.Map",
            "java.util.Map$Entry",
            "java.util.Optional",
            "java.util.Queue",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.SortedSet",
            "java.util.TreeMap",
            "java.util.TreeSet");

    // What every program in Kotlin has in its values: data without behaviour, and the empty collections.
    private static final Set<String> KOTLIN = Set.of(
            "kotlin.Pair",
            "kotlin.Triple",
            "kotlin.UByte",
            "kotlin.UInt",
            "kotlin.ULong",
            "kotlin.UShort",
            "kotlin.Unit",
            "kotlin.collections.EmptyList",
            "kotlin.collections.EmptyMap",
            "kotlin.collections.EmptySet",
            "kotlin.ranges.CharRange",
            "kotlin.ranges.IntRange",
            "kotlin.ranges.LongRange",
            "kotlin.time.Duration");

    // Made by their codecs alone: messages that everybody's messages hold, and records that are nothing but their
    // fields.
    private static final Set<String> MESSAGES = Set.of(
            "com.google.protobuf.Any",
            "com.google.protobuf.BoolValue",
            "com.google.protobuf.ByteString",
            "com.google.protobuf.BytesValue",
            "com.google.protobuf.DoubleValue",
            "com.google.protobuf.Duration",
            "com.google.protobuf.Empty",
            "com.google.protobuf.FieldMask",
            "com.google.protobuf.FloatValue",
            "com.google.protobuf.Int32Value",
            "com.google.protobuf.Int64Value",
            "com.google.protobuf.ListValue",
            "com.google.protobuf.StringValue",
            "com.google.protobuf.Struct",
            "com.google.protobuf.Timestamp",
            "com.google.protobuf.UInt32Value",
            "com.google.protobuf.UInt64Value",
            "com.google.protobuf.Value",
            "org.apache.avro.generic.GenericData$Record",
            "org.apache.avro.util.Utf8");

    private static final Set<String> ERRORS = Set.of(
            "java.io",
            "java.lang",
            "java.lang.reflect",
            "java.net",
            "java.net.http",
            "java.nio",
            "java.nio.channels",
            "java.nio.charset",
            "java.nio.file",
            "java.security",
            "java.sql",
            "java.text",
            "java.time",
            "java.time.format",
            "java.time.temporal",
            "java.time.zone",
            "java.util",
            "java.util.concurrent",
            "java.util.regex",
            "java.util.zip");

    private static final Set<String> OTHER_ERRORS =
            Set.of("java.lang.Throwable", "java.sql.DataTruncation", "java.sql.SQLWarning");

    private final Set<String> packages;

    /** Allows the JDK list and every class in one of {@code packages}, not in those below them. */
    AllowedTypes(Set<String> packages) {
        this.packages = Set.copyOf(packages);
    }

    static AllowedTypes of(Set<String> packages, Set<String> more) {
        Set<String> all = new HashSet<>(packages);
        all.addAll(more);
        return new AllowedTypes(all);
    }

    /** Says whether a value that stands where {@code declared} is declared may be of the class {@code name}. */
    boolean allows(String name, JavaType declared) {
        return isJdkAllowed(name) || packages.contains(packageOf(name)) || isBeside(name, declared.getRawClass());
    }

    /** Says whether an exception named {@code name} may be made. */
    boolean allowsError(String name) {
        return isJdkError(name) || packages.contains(packageOf(name));
    }

    // By what exceptions are called, since these packages hold much else, which must not even be looked up.
    private static boolean isJdkError(String name) {
        return ERRORS.contains(packageOf(name))
                && (name.endsWith("Exception") || name.endsWith("Error") || OTHER_ERRORS.contains(name));
    }

    // What is declared is part of the application; its implementations beside it are, too. They are made only if they
    // fit.
    private static boolean isBeside(String name, Class<?> declared) {
        Class<?> type = declared;
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return !type.isPrimitive() && !Opaque.isJdk(type) && packageOf(name).equals(type.getPackageName());
    }

    /** Says whether any reader may make a class of that name. */
    static boolean isJdkAllowed(String name) {
        return JDK.contains(name) || KOTLIN.contains(name) || MESSAGES.contains(name) || isJdkEnum(name);
    }

    /** Says whether {@code type} is one that is made by its codec alone. */
    static boolean isMessage(Class<?> type) {
        return MESSAGES.contains(type.getName());
    }

    /** Says whether that is an enum of the JDK, which has no more than constants. Asking makes and runs nothing of it. */
    static boolean isJdkEnum(String name) {
        if (!name.startsWith("java.") && !name.startsWith("javax.")) {
            return false;
        }
        try {
            Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return type.isEnum() && Modifier.isPublic(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
