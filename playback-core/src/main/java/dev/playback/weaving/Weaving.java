package dev.playback.weaving;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.DynamicType.Builder.MethodDefinition.ParameterDefinition;
import net.bytebuddy.implementation.SuperMethodCall;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/** Puts the advice into methods; the same at build time and in a running JVM. */
final class Weaving {

    /** Weaves with what is on the class path of the build. */
    static final Weaving OF_BUILD = new Weaving(Advice.to(OperationAdvice.class), Advice.to(CallAdvice.class));

    private final Advice operation;
    private final Advice call;

    /** Weaves with the advice that {@code pool} finds by name; the classes it mentions are those of the woven class's loader. */
    static Weaving of(TypePool pool, ClassFileLocator locator) {
        return new Weaving(
                Advice.to(pool.describe(OperationAdvice.class.getName()).resolve(), locator),
                Advice.to(pool.describe(CallAdvice.class.getName()).resolve(), locator));
    }

    private Weaving(Advice operation, Advice call) {
        this.operation = operation;
        this.call = call;
    }

    /** Weaves {@code methods}, whose class {@code builder} is about to change. */
    DynamicType.Builder<?> weave(DynamicType.Builder<?> builder, InterceptedMethods methods) {
        DynamicType.Builder<?> woven = builder;
        for (MethodDescription inherited : methods.inherited().keySet()) {
            woven = overridden(woven, inherited);
        }
        return woven.visit(operation.on(ofKind(methods, true))).visit(call.on(ofKind(methods, false)));
    }

    private static ElementMatcher<MethodDescription> ofKind(InterceptedMethods methods, boolean opensSession) {
        return method -> methods.kindOf(method)
                .filter(kind -> kind.opensSession() == opensSession)
                .isPresent();
    }

    private static DynamicType.Builder<?> overridden(DynamicType.Builder<?> builder, MethodDescription method) {
        ParameterDefinition.Initial<?> defined =
                builder.defineMethod(method.getName(), method.getReturnType(), Visibility.PUBLIC);
        ParameterDefinition<?> parameters = null;
        for (ParameterDescription parameter : method.getParameters()) {
            parameters = (parameters == null ? defined : parameters)
                    .withParameter(parameter.getType(), parameter.getName(), parameter.getModifiers());
        }
        return (parameters == null ? defined : parameters)
                .throwing(method.getExceptionTypes())
                .intercept(SuperMethodCall.INSTANCE);
    }
}
