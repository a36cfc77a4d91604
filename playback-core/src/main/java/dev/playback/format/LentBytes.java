package dev.playback.format;

import dev.playback.reuse.Shelf;

/** Arrays that lines are put together in, of 16 to 128 kilobytes, handed on from recording to recording. For any number of threads. */
final class LentBytes {

    private static final int FIRST_SIZE = 1 << 14;
    private static final int LARGEST_KEPT = 1 << 17;
    private static final Shelf<byte[]> FREE = new Shelf<>();

    private LentBytes() {}

    /** Returns an array of any length and content. */
    static byte[] take() {
        byte[] free = FREE.take();
        return free == null ? new byte[FIRST_SIZE] : free;
    }

    /** Takes an array back that nobody uses any more. */
    static void giveBack(byte[] bytes) {
        if (bytes.length >= FIRST_SIZE && bytes.length <= LARGEST_KEPT) {
            FREE.put(bytes);
        }
    }
}
