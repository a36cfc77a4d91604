package dev.playback.weaving;

import dev.playback.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The methods of a class that are to be woven.
 *
 * @param declared those that have a body in the class
 * @param inherited those whose body a superclass has, which knows nothing of the interface that declares them
 */
record InterceptedMethods(
        TypeDescription type, Map<MethodDescription, CallKind> declared, Map<MethodDescription, CallKind> inherited) {

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    /**
     * Finds them.
     *
     * @throws WeavingException if one of them cannot be woven
     */
    static InterceptedMethods of(TypeDescription type, Rules rules) {
        InterceptedMethods methods = new InterceptedMethods(type, new LinkedHashMap<>(), new LinkedHashMap<>());
        if (isWoven(type)) {
            methods.addDeclared(rules);
            methods.inherited.putAll(InheritedBodies.of(type, rules));
        }
        return methods;
    }

    /** Says whether there is nothing to weave. */
    boolean isEmpty() {
        return declared.isEmpty() && inherited.isEmpty();
    }

    InterceptedMethods withoutInherited() {
        return new InterceptedMethods(type, declared, Map.of());
    }

    /** Returns the kind of a method of the woven class; none for one that is left alone. */
    Optional<CallKind> kindOf(MethodDescription method) {
        return Optional.ofNullable(declared.get(method)).or(() -> inherited.entrySet().stream()
                .filter(entry -> entry.getKey().asSignatureToken().equals(method.asSignatureToken()))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    /** Returns a line for each method, as in {@code @Operation placeOrder(OrderRequest)}. */
    List<String> described() {
        List<String> lines = new ArrayList<>();
        declared.forEach((method, kind) -> lines.add(kind + " " + signature(method)));
        inherited.forEach((method, kind) -> lines.add(kind + " " + signature(method) + " (inherited)"));
        return lines;
    }

    /** Returns all of them in one line, for a log. */
    String listed() {
        return isEmpty() ? "calls that rules name" : String.join(", ", described());
    }

    List<String> inheritedSignatures() {
        return inherited.keySet().stream().map(InterceptedMethods::signature).toList();
    }

    private void addDeclared(Rules rules) {
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (method.isMethod() && !method.isAbstract() && !method.isBridge() && !method.isSynthetic()) {
                Declaration.of(type, method, rules)
                        .map(Declaration::kind)
                        .filter(kind -> !kind.opensSession() || !isProxy())
                        .ifPresent(kind -> {
                            check(method);
                            declared.put(method, kind);
                        });
            }
        }
    }

    private void check(MethodDescription method) {
        if (method.isNative()) {
            throw new WeavingException(
                    type, method, "is native and cannot be intercepted. Annotate a Java method that calls it.");
        }
        List<? extends ParameterDescription> parameters = method.getParameters();
        if (!parameters.isEmpty()
                && parameters
                        .get(parameters.size() - 1)
                        .getType()
                        .asErasure()
                        .getName()
                        .equals(CONTINUATION)) {
            throw new WeavingException(
                    type,
                    method,
                    "is a suspend function, whose result comes later by another way, and cannot be intercepted. Annotate"
                            + " a plain function that it calls.");
        }
    }

    // Its name is another in each run, and an operation would have it as its category.
    private boolean isProxy() {
        return type.getSuperClass() != null
                && type.getSuperClass().asErasure().getName().equals("java.lang.reflect.Proxy");
    }

    // Generated subclasses override annotated methods: their calls would be seen twice.
    private static boolean isWoven(TypeDescription type) {
        return !type.isAnnotation()
                && !type.isSynthetic()
                && !type.isPackageType()
                && !type.getName().contains("$$");
    }

    private static String signature(MethodDescription method) {
        return method.getInternalName() + "("
                + String.join(
                        ", ",
                        Kin.erased(method).stream()
                                .map(TypeDescription::getSimpleName)
                                .toList())
                + ")";
    }
}
