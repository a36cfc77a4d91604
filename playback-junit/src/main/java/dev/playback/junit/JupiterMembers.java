package dev.playback.junit;

import dev.playback.junit.Members.TestInstance;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The members of a Jupiter class and of those around it, outermost last. */
final class JupiterMembers {

    private JupiterMembers() {}

    static Members of(ExtensionContext context) {
        List<Class<?>> types = types(context.getRequiredTestClass());
        Members members = Members.amongOthers(types.get(0), instance(context, types.get(0)));
        for (Class<?> nested : types.subList(1, types.size())) {
            members = members.within(nested, instance(context, nested));
        }
        return members;
    }

    private static List<Class<?>> types(Class<?> testClass) {
        List<Class<?>> types = new ArrayList<>();
        types.add(testClass);
        // The instance of a static nested class knows none of the class around it.
        while (types.get(0).getEnclosingClass() != null
                && !Modifier.isStatic(types.get(0).getModifiers())) {
            types.add(0, types.get(0).getEnclosingClass());
        }
        return types;
    }

    // Before the first invocation there is an instance only if the class has one for all its methods.
    private static TestInstance instance(ExtensionContext context, Class<?> type) {
        Optional<Object> instance = context.getTestInstances()
                .flatMap(instances -> instances.findInstance(type).map(Object.class::cast));
        return instance.<TestInstance>map(found -> () -> found).orElseGet(() -> new LazyInstance(type));
    }
}
