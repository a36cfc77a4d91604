package dev.playback.handover;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a thread is bound to along with the work it hands to others. Called by code inlined into the JDK, on every thread:
 * throws nothing, blocks on nothing, and does nothing as long as no thread is bound. The frames are opaque here.
 */
public final class Handover {

    /** Work that is split as the machine pleases, all of it in one lane. */
    public static final Integer SHARED = 0;

    /** Work that the application handed over once, in a lane of its own. */
    public static final Integer OWN = 1;

    /** A thread, bound as long as it lives. */
    public static final Integer THREAD = 2;

    /** Threads that are bound, and pieces of work that wait: while it is 0, no hook has anything to do. */
    private static final AtomicInteger BUSY = new AtomicInteger();

    private static final List<Core> CORES = new CopyOnWriteArrayList<>();
    private static final Waiting WAITING = new Waiting(BUSY);

    // What fork/join pools run at a time or time and again, since Java 25.
    private static final @Nullable Class<?> SCHEDULED = scheduled();

    // While a pool starts a thread for itself: whose work that one will do is not known yet.
    private static final ThreadLocal<@Nullable Boolean> SUSPENDED = new ThreadLocal<>();

    // Threads of pools that run the code of today; those that waited for work when the agent came run that of
    // yesterday.
    private static final ThreadLocal<@Nullable Boolean> HOOKED = new ThreadLocal<>();
    private static volatile @Nullable ForkJoinPool carriers;

    private Handover() {}

    /**
     * Connects a core.
     *
     * @param capture gives what a piece of work is bound to: the work and its kind; null for nothing
     * @param swap binds this thread to what was captured, or to nothing for null; gives what it was bound to
     * @return the counter of bound threads, an {@link AtomicInteger} for the core to count in, and a {@link Supplier} of what this
     *     thread was given when it was started
     */
    public static synchronized Object[] connect(
            BiFunction<Object, Integer, Object> capture, UnaryOperator<Object> swap) {
        int number = CORES.size();
        CORES.add(new Core(new WeakReference<>(capture), new WeakReference<>(swap)));
        Supplier<@Nullable Object> born = () -> born(number);
        return new Object[] {BUSY, born};
    }

    /** Names the pool that virtual threads are mounted on, whose tasks are nobody's work. */
    public static void carriers(ForkJoinPool pool) {
        carriers = pool;
    }

    /** Says whether hooks have something to do. */
    public static boolean busy() {
        return BUSY.get() != 0;
    }

    /** Called before a pool starts a thread; says whether {@link #resume} must be called. */
    public static boolean suspend() {
        if (SUSPENDED.get() != null) {
            return false;
        }
        SUSPENDED.set(true);
        return true;
    }

    /** Called after a pool started a thread. */
    public static void resume() {
        SUSPENDED.remove();
    }

    /** Called before {@code thread} starts. */
    public static void starts(Thread thread) {
        if (!(thread instanceof ForkJoinWorkerThread) && !WAITING.has(thread) && suspend()) {
            try {
                Object[] frames = capture(thread, THREAD);
                if (frames != null) {
                    WAITING.add(thread, frames);
                }
            } finally {
                resume();
            }
        }
    }

    /** Called when work is made that will run once, or over and over, for whoever makes it. */
    public static void made(Object work, Integer kind) {
        if (!WAITING.has(work)) {
            Object[] frames = capture(work, kind);
            if (frames != null) {
                WAITING.add(work, frames);
            }
        }
    }

    /** Called when work is made that the application hands over as one, though it looks like a split. */
    public static void madeAsOwn(Object work) {
        Object[] frames = capture(work, OWN);
        if (frames != null) {
            WAITING.set(work, frames);
        }
    }

    /** Called when an executor is given {@code work}. */
    public static void submitted(@Nullable Object work) {
        // What the JDK's channels run on a pool serves whoever uses them.
        if (work == null || work.getClass().getName().startsWith("sun.nio.ch.")) {
            return;
        }
        if (isBoundForLife(work)) {
            made(work, OWN);
        } else {
            Object[] frames = capture(work, OWN);
            if (frames != null || WAITING.has(work)) {
                // The same object may wait in the name of several operations, and in nobody's.
                WAITING.add(work, frames == null ? Waiting.NOTHING : frames);
            }
        }
    }

    /**
     * Called when an executor does not take {@code work} that it was given. What a handler of the application does with it nobody
     * knows, and it may well queue it: then it keeps its frame.
     */
    public static void rejected(Object work, RejectedExecutionHandler handler) {
        if (!isBoundForLife(work)
                && (handler instanceof ThreadPoolExecutor.AbortPolicy
                        || handler instanceof ThreadPoolExecutor.CallerRunsPolicy
                        || handler instanceof ThreadPoolExecutor.DiscardPolicy
                        || handler instanceof ThreadPoolExecutor.DiscardOldestPolicy)) {
            WAITING.forgetLast(work);
        }
    }

    /** Takes the oldest out of the queue of an executor, for which there is no room and which will not run. */
    public static @Nullable Object poll(Queue<?> queue) {
        Object work = queue.poll();
        if (BUSY.get() != 0) {
            removed(work);
        }
        return work;
    }

    /** Called when {@code work} was taken out of the queue of an executor and will not run. */
    public static void removed(@Nullable Object work) {
        if (work != null && !isBoundForLife(work)) {
            WAITING.take(work);
        }
    }

    /** Called when an executor is stopped and gives back {@code all} that waited. */
    public static void drained(List<Runnable> all) {
        for (Runnable work : all) {
            removed(work);
        }
    }

    /** Called when {@code pool} is given {@code task} from outside. */
    public static void submitted(ForkJoinPool pool, @Nullable ForkJoinTask<?> task) {
        if (task != null && pool != carriers && !isCompletion(task)) {
            madeAsOwn(task);
        }
    }

    /** Called when a thread of a pool begins to work. */
    public static void works() {
        HOOKED.set(true);
    }

    /** Called when a thread of a pool is about to run {@code work}, and with null when it has: for one that runs it without {@link #run}. */
    public static void took(@Nullable Runnable work) {
        if (HOOKED.get() == null) {
            if (work == null || work instanceof FutureTask) {
                swap(Waiting.NOTHING);
            } else {
                exactly(work);
            }
        }
    }

    /** Runs {@code work} bound to exactly what it was submitted with: a thread of a pool has nothing of its own. */
    public static void run(Runnable work) {
        if (BUSY.get() == 0) {
            work.run();
            return;
        }
        // A future binds its thread itself, each time it runs if it is periodic.
        Object[] before = work instanceof FutureTask ? swap(Waiting.NOTHING) : exactly(work);
        try {
            work.run();
        } finally {
            after(before);
        }
    }

    /** Runs {@code work}, which may run again, as {@link #run} does. */
    public static void runAgain(Runnable work) {
        if (BUSY.get() == 0) {
            work.run();
            return;
        }
        Object[] before = exactlyAgain(work);
        try {
            work.run();
        } finally {
            after(before);
        }
    }

    /** Binds this thread to what {@code work} was handed over with, or to nothing; gives what {@link #after} needs. */
    public static Object @Nullable [] exactly(Object work) {
        if (work.getClass() == SCHEDULED || isCompletion(work)) {
            // The one may run again; the other binds its thread itself, too.
            return exactlyAgain(work);
        }
        Object[] frames = WAITING.take(work);
        return swap(frames == null ? Waiting.NOTHING : frames);
    }

    /** Binds this thread to what {@code work} was handed over with, if anything; gives what {@link #after} needs. */
    public static Object @Nullable [] once(Object work) {
        Object[] frames = WAITING.take(work);
        return frames == null ? null : swap(frames);
    }

    /** Does what {@link #exactly} does and keeps the frame for the next time. */
    public static Object @Nullable [] exactlyAgain(Object work) {
        Object[] frames = WAITING.peek(work);
        return swap(frames == null ? Waiting.NOTHING : frames);
    }

    /** Called when {@code work} has run for the last time. */
    public static void done(Object work) {
        WAITING.take(work);
    }

    /** Does what {@link #once} does and keeps the frame for the next time. */
    public static Object @Nullable [] again(Object work) {
        Object[] frames = WAITING.peek(work);
        return frames == null ? null : swap(frames);
    }

    /** Binds this thread to what it was bound to before. */
    public static void after(Object @Nullable [] before) {
        if (before != null) {
            swap(before);
        }
    }

    // It has one frame, whatever is done with it; other work has one each time it is submitted.
    private static boolean isBoundForLife(Object work) {
        return work instanceof FutureTask || isCompletion(work);
    }

    // An application may mark tasks of its own so, too.
    private static boolean isCompletion(Object work) {
        return work instanceof CompletableFuture.AsynchronousCompletionTask
                && work.getClass().getClassLoader() == null;
    }

    private static @Nullable Class<?> scheduled() {
        try {
            return Class.forName("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask", false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable Object born(int core) {
        Object[] frames = BUSY.get() == 0 ? null : WAITING.peek(Thread.currentThread());
        return frames == null || core >= frames.length ? null : frames[core];
    }

    private static Object @Nullable [] capture(Object work, Integer kind) {
        Object[] frames = null;
        for (int i = 0; i < CORES.size(); i++) {
            BiFunction<Object, Integer, Object> capture = CORES.get(i).capture().get();
            Object frame = capture == null ? null : capture.apply(work, kind);
            if (frame != null) {
                frames = frames == null ? new Object[CORES.size()] : frames;
                frames[i] = frame;
            }
        }
        return frames;
    }

    private static Object @Nullable [] swap(Object[] frames) {
        Object[] before = null;
        for (int i = 0; i < CORES.size(); i++) {
            UnaryOperator<Object> swap = CORES.get(i).swap().get();
            if (swap != null) {
                Object frame = swap.apply(i < frames.length ? frames[i] : null);
                before = before == null ? new Object[CORES.size()] : before;
                before[i] = frame;
            }
        }
        return before;
    }
}
