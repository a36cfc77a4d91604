package dev.playback.format;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that lines are put together in, handed on from recording to recording: a few for all threads together, of 16 to 128
 * kilobytes. For any number of threads; an array is one thread's until it is given back.
 */
final class LentBytes {

    private static final int FIRST_SIZE = 1 << 14;
    private static final int LARGEST_KEPT = 1 << 17;
    private static final int ARRAYS = 16;
    private static final AtomicReferenceArray<byte @Nullable []> FREE = new AtomicReferenceArray<>(ARRAYS);

    private LentBytes() {}

    /** Returns an array of any length and content. */
    static byte[] take() {
        byte[] free = FREE.getAndSet(slot(), null);
        return free == null ? new byte[FIRST_SIZE] : free;
    }

    /** Takes an array back that nobody uses any more. */
    static void giveBack(byte[] bytes) {
        if (bytes.length >= FIRST_SIZE && bytes.length <= LARGEST_KEPT) {
            FREE.lazySet(slot(), bytes);
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (ARRAYS - 1);
    }
}
