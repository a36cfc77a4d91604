package dev.playback.weaving;

import dev.playback.rules.RuleKind;
import java.util.List;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationSource;

/** What an annotation makes of a method. By name, since the agent has no copy of the annotations. */
enum CallKind {
    OPERATION("Operation"),
    INPUT("InterceptInput"),
    OUTPUT("InterceptOutput");

    private final String simpleName;

    CallKind(String simpleName) {
        this.simpleName = simpleName;
    }

    boolean opensSession() {
        return this == OPERATION;
    }

    /** Returns our annotations of {@code method}; more than one is a mistake. */
    static List<AnnotationDescription> annotations(AnnotationSource method) {
        return method.getDeclaredAnnotations().stream()
                .filter(annotation -> isOurs(annotation.getAnnotationType().getName()))
                .toList();
    }

    static CallKind of(AnnotationDescription annotation) {
        for (CallKind kind : values()) {
            if (annotation.getAnnotationType().getName().equals(kind.annotation())) {
                return kind;
            }
        }
        throw new IllegalArgumentException(annotation + " does not intercept.");
    }

    static CallKind of(RuleKind kind) {
        return switch (kind) {
            case OPERATION -> OPERATION;
            case INPUT -> INPUT;
            case OUTPUT -> OUTPUT;
        };
    }

    @Override
    public String toString() {
        return "@" + simpleName;
    }

    private String annotation() {
        return "dev.playback.annotation." + simpleName;
    }

    private static boolean isOurs(String name) {
        for (CallKind kind : values()) {
            if (kind.annotation().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
