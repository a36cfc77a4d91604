package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;
import java.io.Serial;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which classes a recording may name: an explicit list of JDK classes, and the packages that the reader allows. */
public final class AllowedTypes extends PolymorphicTypeValidator.Base {

    @Serial
    private static final long serialVersionUID = 1;

    // Never a prefix of the JDK: java.lang holds Class and ProcessBuilder.
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
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID");

    private static final Set<String> ERRORS = Set.of("java.lang", "java.io", "java.util");

    private final LinkedHashSet<String> packages;

    /** Allows the JDK list and every class in one of {@code packages}, not in those below them. */
    public AllowedTypes(Set<String> packages) {
        this.packages = new LinkedHashSet<>(packages);
    }

    @Override
    public Validity validateBaseType(MapperConfig<?> config, JavaType baseType) {
        return Validity.INDETERMINATE;
    }

    @Override
    public Validity validateSubClassName(MapperConfig<?> config, JavaType baseType, String name) {
        int dot = name.lastIndexOf('.');
        boolean allowed = JDK.contains(name) || (dot > 0 && packages.contains(name.substring(0, dot)));
        return allowed ? Validity.ALLOWED : Validity.DENIED;
    }

    @Override
    public Validity validateSubType(MapperConfig<?> config, JavaType baseType, JavaType subType) {
        return validateSubClassName(config, baseType, subType.getRawClass().getName());
    }

    /** Says whether an exception named {@code name} may be made: those of java.lang, java.io and java.util, and allowed packages. */
    boolean allowsError(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && (ERRORS.contains(name.substring(0, dot)) || packages.contains(name.substring(0, dot)));
    }
}
