package dev.playback.weaving;

import dev.playback.rules.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Finds methods that an annotated interface declares for a class and that only a superclass implements, as in
 * {@code class Impl extends Base implements Api}. Nothing of them is in the class, so they are given to it as calls of {@code super}.
 */
final class InheritedBodies {

    private final TypeDescription type;
    private final Rules rules;
    private final Map<MethodDescription, CallKind> found = new LinkedHashMap<>();

    private InheritedBodies(TypeDescription type, Rules rules) {
        this.type = type;
        this.rules = rules;
    }

    /**
     * Returns the methods of superclasses that {@code type} needs to override.
     *
     * @throws WeavingException if an override would not be reached
     */
    static Map<MethodDescription, CallKind> of(TypeDescription type, Rules rules) {
        InheritedBodies bodies = new InheritedBodies(type, rules);
        TypeDefinition superClass = type.getSuperClass();
        if (!type.isInterface() && superClass != null && !superClass.represents(Object.class)) {
            Kin.levels(type).forEach(level -> level.stream()
                    .filter(kin -> kin.isInterface() && !superClass.asErasure().isAssignableTo(kin.asErasure()))
                    .forEach(bodies::add));
        }
        return bodies.found;
    }

    private void add(TypeDefinition api) {
        for (MethodDescription method : api.getDeclaredMethods()) {
            if (method.isVirtual()
                    && !method.isBridge()
                    && Declaration.at(method, rules).isPresent()) {
                if (Kin.matching(type, method).isEmpty()) {
                    body(method).ifPresent(body -> addOverride(method, body));
                }
            }
        }
    }

    private void addOverride(MethodDescription method, MethodDescription body) {
        TypeDescription owner = body.getDeclaringType().asErasure();
        if (Declaration.of(owner, erasedIn(owner, body), rules).isPresent()) {
            // Woven where it is.
            return;
        }
        if (body.isFinal() || hasBridge(method)) {
            throw new WeavingException(
                    type,
                    method,
                    "is implemented by %s alone, %s. Declare the method in %s and let it call super."
                            .formatted(
                                    owner.getName(),
                                    body.isFinal()
                                            ? "where it is final"
                                            : "which the compiler's bridge for the generic interface calls directly",
                                    type.getSimpleName()));
        }
        found.put(body, Declaration.at(method, rules).orElseThrow().kind());
    }

    private Optional<MethodDescription> body(MethodDescription method) {
        for (TypeDefinition kin = type.getSuperClass(); kin != null; kin = kin.getSuperClass()) {
            List<MethodDescription> matching = Kin.matching(kin, method);
            if (!matching.isEmpty()) {
                return matching.get(0).isAbstract() ? Optional.empty() : Optional.of(matching.get(0));
            }
        }
        return Optional.empty();
    }

    // The compiler put it there since the erased signature of the interface is not that of the superclass.
    private boolean hasBridge(MethodDescription method) {
        return type.getDeclaredMethods().stream()
                .anyMatch(bridge -> bridge.isBridge()
                        && bridge.getInternalName().equals(method.getInternalName())
                        && bridge.getParameters().size()
                                == method.getParameters().size());
    }

    private static MethodDescription erasedIn(TypeDescription owner, MethodDescription method) {
        return Kin.matching(owner, method).stream().findFirst().orElse(method);
    }
}
