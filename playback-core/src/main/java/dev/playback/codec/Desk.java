package dev.playback.codec;

import dev.playback.reuse.Shelf;

/**
 * What a writer works with, handed on from value to value: so a snapshot takes little more memory than its text. A few are kept for
 * all threads together, none larger than a hundred kilobytes. Each is for one thread at a time.
 */
final class Desk {

    private static final int FIRST_BYTES = 2048;
    private static final int MOST_BYTES_KEPT = 64 * 1024;
    private static final Shelf<Desk> FREE = new Shelf<>();

    private byte[] bytes = new byte[FIRST_BYTES];
    private Places places = new Places();

    private Desk() {}

    /** Takes a free one, or a new one. */
    static Desk take() {
        Desk free = FREE.take();
        return free == null ? new Desk() : free;
    }

    /**
     * Leaves it to others; nothing of it may be used any more.
     *
     * @param last the bytes that were used, which may be others than it had
     */
    void leave(byte[] last) {
        if (last.length <= MOST_BYTES_KEPT) {
            bytes = last;
        }
        if (places.isLarge()) {
            places = new Places();
        } else {
            places.clear();
        }
        FREE.put(this);
    }

    byte[] bytes() {
        return bytes;
    }

    Places places() {
        return places;
    }
}
