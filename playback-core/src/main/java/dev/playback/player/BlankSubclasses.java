package dev.playback.player;

import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isVirtual;
import static net.bytebuddy.matcher.ElementMatchers.not;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.codec.Instances;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subclasses whose methods, but the intercepted ones, say that they are blank. Loaded only where Byte Buddy is there. */
final class BlankSubclasses {

    private static final Logger LOG = LoggerFactory.getLogger(BlankSubclasses.class);
    private static final ElementMatcher.Junction<MethodDescription> INTERCEPTED =
            isAnnotatedWith(InterceptInput.class).or(isAnnotatedWith(InterceptOutput.class));

    // By class, so that the subclass goes when the class goes.
    private static final ClassValue<Class<?>> SUBCLASSES = new ClassValue<>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
            return subclassOf(type);
        }
    };

    private BlankSubclasses() {}

    static Object instance(Class<?> type) {
        return Instances.blank(SUBCLASSES.get(type));
    }

    private static Class<?> subclassOf(Class<?> type) {
        try {
            return new ByteBuddy()
                    .subclass(type, ConstructorStrategy.Default.NO_CONSTRUCTORS)
                    .name(type.getName() + "$$Blank")
                    .method(isVirtual()
                            .and(not(INTERCEPTED))
                            .and(not(isDeclaredBy(Object.class)))
                            .and(method -> !overridesIntercepted(type, method)))
                    .intercept(InvocationHandlerAdapter.of((blank, method, arguments) -> refuse(method)))
                    .make()
                    .load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded();
        } catch (IllegalAccessException | RuntimeException e) {
            // A class that cannot be subclassed still does for its intercepted methods.
            LOG.debug("No blank subclass of {}", type, e);
            return type;
        }
    }

    // The annotation may be that of an interface.
    private static boolean overridesIntercepted(Class<?> type, MethodDescription method) {
        for (Class<?> one : Blank.lineage(type)) {
            for (Method declared : one.getDeclaredMethods()) {
                if (Blank.isIntercepted(declared)
                        && method.asSignatureToken()
                                .equals(new MethodDescription.ForLoadedMethod(declared).asSignatureToken())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Object refuse(Method method) {
        throw new BlankCallException(method.getDeclaringClass().getSimpleName(), method.getName(), List.of());
    }
}
