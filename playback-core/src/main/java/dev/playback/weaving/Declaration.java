package dev.playback.weaving;

import dev.playback.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What makes an intercepted method one: its own annotation or a rule, or that of the nearest method it overrides. The seam finds
 * the same one by reflection when the method is called.
 *
 * @param text the annotation or the rule, as messages tell it
 */
record Declaration(MethodDescription method, CallKind kind, String text) {

    /**
     * Finds the declaration that counts for {@code method} of {@code type}.
     *
     * @throws WeavingException if two are equally near and differ
     */
    static Optional<Declaration> of(TypeDescription type, MethodDescription method, Rules rules) {
        Optional<Declaration> own = at(method, rules);
        if (own.isPresent() || !method.isVirtual() || method.isPrivate()) {
            return own;
        }
        for (List<TypeDefinition> level : Kin.levels(type)) {
            List<Declaration> found = new ArrayList<>();
            for (TypeDefinition kin : level) {
                Kin.matching(kin, method)
                        .forEach(overridden -> at(overridden, rules).ifPresent(found::add));
            }
            if (!found.isEmpty()) {
                return Optional.of(single(type, method, found));
            }
        }
        return Optional.empty();
    }

    /** Returns what the annotations of {@code method} itself, or else a rule, declare. */
    static Optional<Declaration> at(MethodDescription method, Rules rules) {
        List<AnnotationDescription> annotations = CallKind.annotations(method);
        if (annotations.size() > 1) {
            throw new WeavingException(
                    method.getDeclaringType().asErasure(),
                    method,
                    "has %s. A method is one thing to an operation: keep one of them."
                            .formatted(annotations.stream().map(CallKind::of).toList()));
        }
        return annotations.isEmpty()
                ? rules.of(declaringType(method), method.getInternalName(), Kin.names(method.asDefined()))
                        .map(rule -> new Declaration(method, CallKind.of(rule.kind()), "'" + rule + "'"))
                : Optional.of(new Declaration(
                        method,
                        CallKind.of(annotations.get(0)),
                        annotations.get(0).toString()));
    }

    private static String declaringType(MethodDescription method) {
        return method.getDeclaringType().asErasure().getName();
    }

    private static Declaration single(TypeDescription type, MethodDescription method, List<Declaration> found) {
        Declaration first = found.get(0);
        for (Declaration other : found) {
            if (!other.text().equals(first.text())) {
                throw new WeavingException(
                        type,
                        method,
                        "inherits %s from %s and %s from %s, which are equally near. Annotate the method itself."
                                .formatted(
                                        first.text(),
                                        declaringType(first.method()),
                                        other.text(),
                                        declaringType(other.method())));
            }
        }
        return first;
    }
}
