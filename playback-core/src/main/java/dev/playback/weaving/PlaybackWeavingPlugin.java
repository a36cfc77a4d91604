package dev.playback.weaving;

import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import dev.playback.interception.Woven;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;

/** Weaves the seam into annotated methods at build time, through the Byte Buddy plugin of Maven or Gradle. */
public final class PlaybackWeavingPlugin implements Plugin {

    private static final ElementMatcher.Junction<MethodDescription> OPERATION =
            annotated("dev.playback.annotation.Operation");
    private static final ElementMatcher.Junction<MethodDescription> CALL = annotated(
                    "dev.playback.annotation.InterceptInput")
            .or(annotated("dev.playback.annotation.InterceptOutput"));

    @Override
    public boolean matches(TypeDescription type) {
        // Seen again, a woven class would record every call twice.
        return !type.getDeclaredAnnotations().isAnnotationPresent(Woven.class)
                && !type.getDeclaredMethods().filter(OPERATION.or(CALL)).isEmpty();
    }

    /** Weaves all annotated methods of a class that {@linkplain #matches matches}; throws on a native one, which has no body. */
    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        for (MethodDescription method : type.getDeclaredMethods().filter(OPERATION.or(CALL))) {
            if (method.isNative()) {
                throw new IllegalStateException(
                        "%s is native and cannot be intercepted. Annotate a Java method that calls it."
                                .formatted(method));
            }
        }
        return builder.annotateType(
                        AnnotationDescription.Builder.ofType(Woven.class).build())
                .visit(Advice.to(OperationAdvice.class).on(OPERATION))
                .visit(Advice.to(CallAdvice.class).on(CALL.and(not(OPERATION))));
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private static ElementMatcher.Junction<MethodDescription> annotated(String annotation) {
        return isAnnotatedWith(named(annotation)).and(not(isBridge()));
    }
}
