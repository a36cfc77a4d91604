package dev.playback.weaving;

import dev.playback.rules.Rules;
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

    private final Advice operation;
    private final Advice call;
    private final Rules rules;

    /** Weaves with what is on the class path of the build. */
    static Weaving ofBuild(Rules rules) {
        return new Weaving(Advice.to(OperationAdvice.class), Advice.to(CallAdvice.class), rules);
    }

    /** Weaves with the advice that {@code pool} finds by name; the classes it mentions are those of the woven class's loader. */
    static Weaving of(TypePool pool, ClassFileLocator locator, Rules rules) {
        return new Weaving(
                Advice.to(pool.describe(OperationAdvice.class.getName()).resolve(), locator),
                Advice.to(pool.describe(CallAdvice.class.getName()).resolve(), locator),
                rules);
    }

    private Weaving(Advice operation, Advice call, Rules rules) {
        this.operation = operation;
        this.call = call;
        this.rules = rules;
    }

    /** Weaves {@code methods}, whose class {@code builder} is about to change. */
    DynamicType.Builder<?> weave(DynamicType.Builder<?> builder, InterceptedMethods methods) {
        DynamicType.Builder<?> woven = builder;
        for (MethodDescription inherited : methods.inherited().keySet()) {
            woven = overridden(woven, inherited);
        }
        if (rules.hasCalls()) {
            woven = woven.visit(CallSites.by(rules));
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
