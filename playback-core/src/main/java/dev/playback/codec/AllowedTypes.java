package dev.playback.codec;

import java.util.Set;

/** Which classes a recording may name: an explicit list of JDK classes, and all of the packages that the reader allows. */
final class AllowedTypes {

    // Never a prefix: java.lang holds Class and ProcessBuilder.
    private static final Set<String> JDK = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.String",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID");

    private static final Set<String> ERRORS = Set.of("java.io", "java.lang", "java.util");

    private final Set<String> packages;

    /** Allows the JDK list and every class in one of {@code packages}, not in those below them. */
    AllowedTypes(Set<String> packages) {
        this.packages = Set.copyOf(packages);
    }

    /** Says whether {@code name} is a JDK class that every reader allows. */
    static boolean isCommon(String name) {
        return JDK.contains(name);
    }

    boolean allows(String name) {
        return isCommon(name) || packages.contains(packageOf(name));
    }

    /** Says whether an exception named {@code name} may be made. */
    boolean allowsError(String name) {
        return ERRORS.contains(packageOf(name)) || packages.contains(packageOf(name));
    }

    static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
