package dev.playback.agent;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import dev.playback.handover.Handover;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Which of the {@link Hooks} goes where: into the classes of the JDK through which work goes from thread to thread. */
final class ThreadHooks {

    private final Map<Class<?>, List<AsmVisitorWrapper>> hooks = new LinkedHashMap<>();

    private ThreadHooks() {}

    /** Returns them for the JDK at hand; a class that it does not have is left out. */
    static Map<Class<?>, List<AsmVisitorWrapper>> all() throws ReflectiveOperationException {
        ThreadHooks all = new ThreadHooks();
        all.threads();
        all.executors();
        all.forkJoin();
        all.timers();
        all.completions();
        return all.hooks;
    }

    private void threads() {
        add(Thread.class, Hooks.ThreadStart.class, named("start").and(not(isStatic())));
        try {
            Class<?> virtual = Class.forName("java.lang.VirtualThread");
            add(virtual, Hooks.ThreadStart.class, named("start").and(not(isStatic())));
        } catch (ClassNotFoundException e) {
            // Java 17 has none.
            return;
        }
    }

    private void executors() throws ReflectiveOperationException {
        add(FutureTask.class, Hooks.Made.class, isConstructor());
        add(FutureTask.class, Hooks.Once.class, named("run").and(takesNoArguments()));
        add(FutureTask.class, Hooks.Again.class, named("runAndReset"));
        add(ThreadPoolExecutor.class, Hooks.Submitted.class, named("execute"));
        add(ThreadPoolExecutor.class, Hooks.Rejected.class, named("reject"));
        add(ThreadPoolExecutor.class, Hooks.Removed.class, named("remove"));
        add(ThreadPoolExecutor.class, Hooks.Drained.class, named("drainQueue"));
        add(ThreadPoolExecutor.class, Hooks.PoolThread.class, named("addWorker"));
        add(ThreadPoolExecutor.class, Hooks.PoolWork.class, named("runWorker"));
        add(ThreadPoolExecutor.class, Hooks.BeforeWork.class, named("beforeExecute"));
        add(ThreadPoolExecutor.class, Hooks.AfterWork.class, named("afterExecute"));
        AsmVisitorWrapper run = MemberSubstitution.relaxed()
                .method(named("run").and(isDeclaredBy(Runnable.class)))
                .replaceWith(Handover.class.getMethod("run", Runnable.class))
                .on(named("runWorker"));
        add(ThreadPoolExecutor.class, run);
        AsmVisitorWrapper poll = MemberSubstitution.relaxed()
                .method(named("poll").and(takesNoArguments()))
                .replaceWith(Handover.class.getMethod("poll", Queue.class))
                .on(named("rejectedExecution"));
        add(ThreadPoolExecutor.DiscardOldestPolicy.class, poll);
    }

    private void timers() throws ReflectiveOperationException {
        add(Timer.class, Hooks.Timed.class, named("sched"));
        AsmVisitorWrapper run = MemberSubstitution.relaxed()
                .method(named("run").and(isDeclaredBy(TimerTask.class)))
                .replaceWith(Handover.class.getMethod("runAgain", Runnable.class))
                .on(named("mainLoop"));
        add(Class.forName("java.util.TimerThread"), run);
    }

    private void forkJoin() {
        try {
            Class<?> scheduled = Class.forName("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask");
            add(scheduled, Hooks.MadeAsOwn.class, isConstructor());
        } catch (ClassNotFoundException e) {
            // Came with Java 25.
        }
        add(ForkJoinTask.class, Hooks.MadeShared.class, isConstructor());
        add(ForkJoinTask.class, Hooks.Forked.class, namedOneOf("fork", "invoke").and(takesNoArguments()));
        add(ForkJoinTask.class, Hooks.Exactly.class, named("doExec"));
        add(
                ForkJoinPool.class,
                Hooks.SubmittedTask.class,
                namedOneOf("externalSubmit", "poolSubmit", "lazySubmit")
                        .and(takesArgument(0, ForkJoinTask.class).or(takesArgument(1, ForkJoinTask.class))));
    }

    private void completions() {
        for (Class<?> nested : CompletableFuture.class.getDeclaredClasses()) {
            if (nested.getSimpleName().equals("AsyncSupply")
                    || nested.getSimpleName().equals("AsyncRun")) {
                add(nested, Hooks.MadeAsOwn.class, isConstructor());
                add(nested, Hooks.Once.class, named("run").and(takesNoArguments()));
            } else if (hasTryFire(nested) && hasFuture(nested)) {
                add(nested, Hooks.Dependent.class, named("tryFire").and(not(isAbstract())));
            }
        }
    }

    // The others run no code of an application: they wake a thread, or hand on to one of these.
    private static boolean hasFuture(Class<?> nested) {
        for (Class<?> type = nested; type != null; type = type.getSuperclass()) {
            if (Stream.of(type.getDeclaredFields())
                    .anyMatch(field -> field.getName().equals("dep"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTryFire(Class<?> nested) {
        try {
            return !Modifier.isAbstract(
                    nested.getDeclaredMethod("tryFire", int.class).getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private void add(Class<?> type, Class<?> hook, ElementMatcher<? super MethodDescription> methods) {
        add(type, Advice.to(hook).on(methods));
    }

    private void add(Class<?> type, AsmVisitorWrapper hook) {
        hooks.computeIfAbsent(type, first -> new ArrayList<>()).add(hook);
    }
}
