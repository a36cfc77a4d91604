package dev.playback.agent;

import dev.playback.handover.Handover;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionHandler;
import net.bytebuddy.asm.Advice;

/**
 * The code that is inlined into classes of the JDK. Each asks first whether any thread is bound, which is one read; compiled without
 * string concatenation and lambdas, which would be inlined too.
 */
@SuppressWarnings("NullAway") // Byte Buddy fills every parameter; null is part of that contract.
final class Hooks {

    private Hooks() {}

    /** A thread is started. */
    static final class ThreadStart {
        @Advice.OnMethodEnter
        static void enter(@Advice.This Thread self) {
            if (Handover.busy()) {
                Handover.starts(self);
            }
        }
    }

    /** A pool starts a thread of its own. */
    static final class PoolThread {
        @Advice.OnMethodEnter
        static boolean enter() {
            return Handover.busy() && Handover.suspend();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.Enter boolean suspended) {
            if (suspended) {
                Handover.resume();
            }
        }
    }

    /** A thread of a pool begins to work. */
    static final class PoolWork {
        @Advice.OnMethodEnter
        static void enter() {
            Handover.works();
        }
    }

    /** A thread of a pool, which may have been there before the agent, is about to run work. */
    static final class BeforeWork {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(1) Runnable work) {
            if (Handover.busy()) {
                Handover.took(work);
            }
        }
    }

    /** A thread of a pool has run work. */
    static final class AfterWork {
        @Advice.OnMethodEnter
        static void enter() {
            if (Handover.busy()) {
                Handover.took(null);
            }
        }
    }

    /** Work is made that the application hands over. */
    static final class Made {
        @Advice.OnMethodExit
        static void exit(@Advice.This Object self) {
            if (Handover.busy()) {
                Handover.made(self, Handover.OWN);
            }
        }
    }

    /** Asynchronous work is made, after it was taken for a split. */
    static final class MadeAsOwn {
        @Advice.OnMethodExit
        static void exit(@Advice.This Object self) {
            if (Handover.busy()) {
                Handover.madeAsOwn(self);
            }
        }
    }

    /** A split is made. */
    static final class MadeShared {
        @Advice.OnMethodExit
        static void exit(@Advice.This Object self) {
            if (Handover.busy()) {
                Handover.made(self, Handover.SHARED);
            }
        }
    }

    /** A split that may have been made elsewhere is handed over. */
    static final class Forked {
        @Advice.OnMethodEnter
        static void enter(@Advice.This Object self) {
            if (Handover.busy()) {
                Handover.made(self, Handover.SHARED);
            }
        }
    }

    /** An executor is given work. */
    static final class Submitted {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) Object work) {
            if (Handover.busy()) {
                Handover.submitted(work);
            }
        }
    }

    /** An executor does not take the work it was given. */
    static final class Rejected {
        @Advice.OnMethodEnter
        static void enter(
                @Advice.Argument(0) Runnable work, @Advice.FieldValue("handler") RejectedExecutionHandler handler) {
            if (Handover.busy()) {
                Handover.rejected(work, handler);
            }
        }
    }

    /** Work is taken back from an executor. */
    static final class Removed {
        @Advice.OnMethodExit
        static void exit(@Advice.Argument(0) Runnable work, @Advice.Return boolean removed) {
            if (removed && Handover.busy()) {
                Handover.removed(work);
            }
        }
    }

    /** An executor is stopped and gives back what waits. */
    static final class Drained {
        @Advice.OnMethodExit
        static void exit(@Advice.Return List<Runnable> drained) {
            if (Handover.busy()) {
                Handover.drained(drained);
            }
        }
    }

    /** A fork/join pool is given a task. */
    static final class SubmittedTask {
        @Advice.OnMethodEnter
        static void enter(@Advice.This ForkJoinPool self, @Advice.AllArguments Object[] arguments) {
            if (Handover.busy()) {
                Handover.submitted(self, (ForkJoinTask<?>) arguments[arguments.length - 1]);
            }
        }
    }

    /** Work runs that will not run again. */
    static final class Once {
        @Advice.OnMethodEnter
        static Object[] enter(@Advice.This Object self) {
            return Handover.busy() ? Handover.once(self) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object[] before) {
            if (before != null) {
                Handover.after(before);
            }
        }
    }

    /** Work runs that may run again. */
    static final class Again {
        @Advice.OnMethodEnter
        static Object[] enter(@Advice.This Object self) {
            return Handover.busy() ? Handover.again(self) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object[] before) {
            if (before != null) {
                Handover.after(before);
            }
        }
    }

    /** A timer is given a task. */
    static final class Timed {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) Object task) {
            if (task != null && Handover.busy()) {
                Handover.made(task, Handover.OWN);
            }
        }
    }

    /** What hangs on a future runs, on the thread that completes it, which may work for somebody else; once it has, it has no future left. */
    static final class Dependent {
        @Advice.OnMethodEnter
        static Object[] enter(@Advice.This Object self) {
            return Handover.busy() ? Handover.exactlyAgain(self) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(
                @Advice.This Object self, @Advice.Enter Object[] before, @Advice.FieldValue("dep") Object left) {
            if (before != null) {
                Handover.after(before);
                if (left == null) {
                    Handover.done(self);
                }
            }
        }
    }

    /** A task of a fork/join pool runs, on a thread that may be in the midst of another. */
    static final class Exactly {
        @Advice.OnMethodEnter
        static Object[] enter(@Advice.This Object self) {
            return Handover.busy() ? Handover.exactly(self) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object[] before) {
            if (before != null) {
                Handover.after(before);
            }
        }
    }
}
