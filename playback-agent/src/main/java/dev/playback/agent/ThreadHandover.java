package dev.playback.agent;

import dev.playback.handover.Handover;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import org.jspecify.annotations.Nullable;

/** Makes sessions follow the work from thread to thread. Stays installed: another agent may have the JDK's classes changed again. */
final class ThreadHandover implements ClassFileTransformer {

    private final Map<Class<?>, List<AsmVisitorWrapper>> hooks;

    private ThreadHandover(Map<Class<?>, List<AsmVisitorWrapper>> hooks) {
        this.hooks = hooks;
    }

    /** Installs the hooks; a class that the JDK refuses to change is told and left out. */
    static void install(Instrumentation instrumentation) throws ReflectiveOperationException {
        noteCarriers(instrumentation);
        ThreadHandover handover = new ThreadHandover(ThreadHooks.all());
        instrumentation.addTransformer(handover, true);
        for (Class<?> type : handover.hooks.keySet()) {
            try {
                instrumentation.retransformClasses(type);
            } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
                tell(type, e);
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> type,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (type == null) {
            return null;
        }
        List<AsmVisitorWrapper> wrappers = hooks.get(type);
        if (wrappers == null) {
            return null;
        }
        try {
            DynamicType.Builder<?> builder = new ByteBuddy()
                    .with(TypeValidation.DISABLED)
                    .with(Implementation.Context.Disabled.Factory.INSTANCE)
                    .redefine(
                            type,
                            new ClassFileLocator.Compound(
                                    ClassFileLocator.Simple.of(type.getName(), classFile),
                                    ClassFileLocator.ForClassLoader.ofBootLoader()));
            for (AsmVisitorWrapper wrapper : wrappers) {
                builder = builder.visit(wrapper);
            }
            return builder.make(TypeResolutionStrategy.Disabled.INSTANCE).getBytes();
        } catch (RuntimeException | LinkageError e) {
            // Thrown from here it would be swallowed.
            tell(type, e);
            return null;
        }
    }

    private static void tell(Class<?> type, Throwable failure) {
        Installation.tell("Sessions are not handed over through %s: %s".formatted(type.getName(), failure));
    }

    // The scheduler of virtual threads is a fork/join pool: which task it is given when is chance, and no work of
    // anybody's.
    private static void noteCarriers(Instrumentation instrumentation) {
        Set<Module> agent = Set.of(ThreadHandover.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(), Map.of("java.lang", agent), Set.of(), Map.of());
        try {
            Field scheduler = Class.forName("java.lang.VirtualThread").getDeclaredField("DEFAULT_SCHEDULER");
            scheduler.setAccessible(true);
            if (scheduler.get(null) instanceof ForkJoinPool pool) {
                Handover.carriers(pool);
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            // Java 17 has no virtual threads.
            return;
        }
    }
}
