package dev.playback.weaving;

import dev.playback.classfile.ClassHeader;
import dev.playback.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;

/** Finds lambdas and method references that stand for intercepted methods. The JDK makes their classes, which nobody can weave. */
final class Lambdas {

    private Lambdas() {}

    /** Returns a sentence for each intercepted method that a lambda in the class with {@code header} implements. */
    static List<String> unseen(ClassHeader header, TypePool pool, Rules rules) {
        TreeSet<String> found = new TreeSet<>();
        for (ClassHeader.Lambda lambda : header.lambdas()) {
            TypePool.Resolution type = pool.describe(lambda.type());
            if (type.isResolved()) {
                declaration(type.resolve(), lambda.method(), rules)
                        .ifPresent(declared ->
                                found.add(("%s has a lambda or method reference for %s %s.%s, whose calls are"
                                                + " not recorded, and run live in a replay. Give it to Intercept.proxy, or make it a class.")
                                        .formatted(header.name(), declared.kind(), lambda.type(), lambda.method())));
            }
        }
        return List.copyOf(found);
    }

    private static Optional<Declaration> declaration(TypeDescription type, String name, Rules rules) {
        try {
            return declared(type, name, rules);
        } catch (TypePool.Resolution.NoSuchTypeException | WeavingException e) {
            // It is about somebody else's class, which must not keep this one from being woven.
            return Optional.empty();
        }
    }

    private static Optional<Declaration> declared(TypeDescription type, String name, Rules rules) {
        List<TypeDefinition> kin = new ArrayList<>(List.of(type));
        Kin.levels(type).forEach(kin::addAll);
        for (TypeDefinition one : kin) {
            for (MethodDescription method : one.getDeclaredMethods()) {
                if (method.isAbstract() && method.getInternalName().equals(name)) {
                    Optional<Declaration> declared = Declaration.of(one.asErasure(), method, rules);
                    if (declared.isPresent()) {
                        return declared;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
