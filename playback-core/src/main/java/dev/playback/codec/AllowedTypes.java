package dev.playback.codec;

import java.util.Set;

/** Which classes a recording may name: a few JDK classes without behaviour, and all of the packages that the reader allows. */
final class AllowedTypes {

    // Never a prefix: java.lang holds Class and ProcessBuilder. Most JDK values have short names of their own, see
    // Scalar and
    // CollectionKind; these are here as components of arrays.
    private static final Set<String> JDK = Set.of(
            "java.lang.CharSequence",
            "java.lang.Comparable",
            "java.lang.Number",
            "java.lang.Object",
            "java.util.Collection",
            "java.util.List",
            "java.util.Map",
            "java.util.Set");

    private static final Set<String> ERRORS = Set.of(
            "java.io", "java.lang", "java.net", "java.nio.file", "java.sql", "java.util", "java.util.concurrent");

    private final Set<String> packages;

    /** Allows the JDK list and every class in one of {@code packages}, not in those below them. */
    AllowedTypes(Set<String> packages) {
        this.packages = Set.copyOf(packages);
    }

    boolean allows(String name) {
        return JDK.contains(name) || packages.contains(packageOf(name));
    }

    /** Says whether an exception named {@code name} may be made. */
    boolean allowsError(String name) {
        return ERRORS.contains(packageOf(name)) || packages.contains(packageOf(name));
    }

    static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
