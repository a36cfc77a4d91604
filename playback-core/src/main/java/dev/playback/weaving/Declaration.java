package dev.playback.weaving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What makes an intercepted method one: its own annotation, or that of the nearest method it overrides. The seam finds the same one
 * by reflection when the method is called.
 */
record Declaration(MethodDescription method, AnnotationDescription annotation) {

    /**
     * Finds the declaration that counts for {@code method} of {@code type}.
     *
     * @throws WeavingException if two are equally near and differ
     */
    static Optional<Declaration> of(TypeDescription type, MethodDescription method) {
        Optional<Declaration> own = at(method);
        if (own.isPresent() || !method.isVirtual() || method.isPrivate()) {
            return own;
        }
        for (List<TypeDefinition> level : Kin.levels(type)) {
            List<Declaration> found = new ArrayList<>();
            for (TypeDefinition kin : level) {
                Kin.matching(kin, method).forEach(overridden -> at(overridden).ifPresent(found::add));
            }
            if (!found.isEmpty()) {
                return Optional.of(single(type, method, found));
            }
        }
        return Optional.empty();
    }

    /** Returns what the annotations of {@code method} itself declare. */
    static Optional<Declaration> at(MethodDescription method) {
        List<AnnotationDescription> annotations = CallKind.annotations(method);
        if (annotations.size() > 1) {
            throw new WeavingException(
                    method.getDeclaringType().asErasure(),
                    method,
                    "has %s. A method is one thing to an operation: keep one of them."
                            .formatted(annotations.stream().map(CallKind::of).toList()));
        }
        return annotations.stream()
                .map(annotation -> new Declaration(method, annotation))
                .findFirst();
    }

    CallKind kind() {
        return CallKind.of(annotation);
    }

    private static Declaration single(TypeDescription type, MethodDescription method, List<Declaration> found) {
        Declaration first = found.get(0);
        for (Declaration other : found) {
            if (!other.annotation().equals(first.annotation())) {
                throw new WeavingException(
                        type,
                        method,
                        "inherits %s from %s and %s from %s, which are equally near. Annotate the method itself."
                                .formatted(first.annotation(), first.owner(), other.annotation(), other.owner()));
            }
        }
        return first;
    }

    private String owner() {
        return method.getDeclaringType().asErasure().getName();
    }
}
