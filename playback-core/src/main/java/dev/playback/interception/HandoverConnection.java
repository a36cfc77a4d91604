package dev.playback.interception;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the seam to the hand-over of the agent, if there is one: the JDK then asks the seam what a piece of work is bound to, and
 * binds the thread that does it. For any number of threads; may be connected at any time.
 */
public final class HandoverConnection {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverConnection.class);
    private static final String HANDOVER = "dev.playback.handover.Handover";

    private static final BiFunction<Object, Integer, @Nullable Object> CAPTURE = HandoverConnection::capture;
    private static final UnaryOperator<@Nullable Object> SWAP = HandoverConnection::swap;

    // How many threads are bound and pieces of work wait; where a thread finds what it was born with.
    private static volatile @Nullable AtomicInteger busy;
    private static volatile @Nullable Supplier<@Nullable Object> born;

    private HandoverConnection() {}

    /** Made when the first thread is bound for life; stops counting it when the thread is gone. */
    private static final class Threads {
        static final Cleaner GONE = Cleaner.create();
    }

    /** Looks for the hand-over and connects to it once. Called by the seam when it is first used, and by an agent that comes later. */
    @SuppressWarnings("unchecked") // What the other side gives is written there, and it is part of the same release.
    public static synchronized void connect() {
        if (busy != null) {
            return;
        }
        try {
            Class<?> handover = Class.forName(HANDOVER, true, null);
            Object[] connection = (Object[]) handover.getMethod("connect", BiFunction.class, UnaryOperator.class)
                    .invoke(null, CAPTURE, SWAP);
            born = (Supplier<@Nullable Object>) connection[1];
            AtomicInteger counter = (AtomicInteger) connection[0];
            // Those that were bound before the agent came.
            counter.addAndGet(Seam.boundThreads());
            busy = counter;
        } catch (ClassNotFoundException e) {
            // No agent: work is handed over by Intercept.wrap alone.
            return;
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            LOG.warn(
                    "Sessions are not handed over from thread to thread: the agent in this JVM is of another version than this playback-core. Use the same version of both.",
                    e);
        }
    }

    /** Says whether work is handed over, so that whatever a thread is bound to while it works for an operation is of that one. */
    public static boolean isConnected() {
        return busy != null;
    }

    /** Returns what this thread was bound to when it was started. */
    static @Nullable Frame born() {
        Supplier<@Nullable Object> given = born;
        return given == null ? null : current((Frame) given.get());
    }

    /** Counts threads that are bound, so that the hand-over need not look at others. */
    static void count(int bound) {
        AtomicInteger counter = busy;
        if (counter != null) {
            counter.addAndGet(bound);
        }
    }

    private static @Nullable Object capture(Object work, Integer kind) {
        Frame frame = Seam.frame();
        if (frame == null) {
            return null;
        }
        return switch (kind) {
            case 0 -> frame.split();
            case 1 -> frame.handedOn();
            default -> {
                if (StartedThreads.areOfAPool()) {
                    yield null;
                }
                Seam.bindsThread(1);
                Threads.GONE.register(work, () -> Seam.bindsThread(-1));
                yield frame.handedOn();
            }
        };
    }

    /** What a thread gets back as it was, even if its operation has ended since: or it would be counted as let go twice. */
    private record Before(Frame frame) {}

    private static @Nullable Object swap(@Nullable Object frame) {
        Frame now = frame instanceof Before last ? last.frame() : current((Frame) frame);
        Frame before = Seam.swap(now);
        LogContext.move(before, now);
        return before == null ? null : new Before(before);
    }

    // A task that runs for ever was started in some operation: what it does after that one's end is its own.
    private static @Nullable Frame current(@Nullable Frame frame) {
        return frame != null && frame.hasEnded() ? null : frame;
    }
}
