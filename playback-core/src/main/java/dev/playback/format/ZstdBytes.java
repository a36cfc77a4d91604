package dev.playback.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;

/**
 * Unpacks frames when they are read, and holds the last one. For any number of threads. Memory is bounded by what a frame may hold,
 * whatever the bytes claim.
 */
final class ZstdBytes implements RecordingBytes {

    /** More than any frame of ours holds. */
    private static final int LARGEST_FRAME = 2 << 20;

    private static final int LARGEST_PACKED = (int) Zstd.compressBound(LARGEST_FRAME);

    private final RecordingBytes packed;
    // One more than there are frames: where the last one ends.
    private long[] packedFrom = new long[16];
    private long[] from = new long[16];
    private int frames;
    private int unpacked = -1;
    private byte[] last = new byte[0];

    private ZstdBytes(RecordingBytes packed) {
        this.packed = packed;
    }

    /**
     * Finds the frames.
     *
     * @param whole whether a frame that is cut short is damage, rather than the end
     */
    static ZstdBytes of(RecordingBytes packed, boolean whole, Object source) throws IOException {
        ZstdBytes bytes = new ZstdBytes(packed);
        try {
            bytes.findFrames();
        } catch (BadFrameException | ZstdException e) {
            if (whole) {
                throw DamagedRecordingException.of(source, String.valueOf(e.getMessage()));
            }
        }
        return bytes;
    }

    private void findFrames() throws IOException {
        long size = packed.size();
        byte[] window = new byte[0];
        long windowFrom = 0;
        while (packedFrom[frames] < size) {
            long at = packedFrom[frames];
            long windowEnd = windowFrom + window.length;
            if (windowEnd < size && windowEnd - at < LARGEST_PACKED) {
                window = packed.read(at, (int) Math.min(size - at, 2L * LARGEST_PACKED));
                windowFrom = at;
            }
            addFrame(window, (int) (at - windowFrom));
        }
    }

    private void addFrame(byte[] window, int at) throws BadFrameException {
        int room = window.length - at;
        long length = Zstd.findFrameCompressedSize(window, at, room);
        long content = Zstd.getFrameContentSize(window, at, room);
        if (Zstd.isError(length) || length <= 0 || length > room) {
            throw new BadFrameException("zstd frame %d is cut short or none".formatted(frames));
        }
        if (content <= 0 || content > LARGEST_FRAME) {
            throw new BadFrameException(
                    "zstd frame %d claims %d bytes, not 1 to %d".formatted(frames, content, LARGEST_FRAME));
        }
        if (frames + 1 == from.length) {
            from = Arrays.copyOf(from, from.length * 2);
            packedFrom = Arrays.copyOf(packedFrom, packedFrom.length * 2);
        }
        from[frames + 1] = from[frames] + content;
        packedFrom[frames + 1] = packedFrom[frames] + length;
        frames++;
    }

    /** Returns the bytes in memory, as many as can be unpacked. */
    HeldBytes held() throws IOException {
        int good = 0;
        byte[] bytes = new byte[(int) size()];
        try {
            for (; good < frames; good++) {
                unpack(good);
                System.arraycopy(last, 0, bytes, (int) from[good], last.length);
            }
        } catch (BadFrameException e) {
            return new HeldBytes(Arrays.copyOf(bytes, (int) from[good]));
        }
        return new HeldBytes(bytes);
    }

    /** A frame that cannot be unpacked. */
    private static final class BadFrameException extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        BadFrameException(String message) {
            super(message);
        }
    }

    @Override
    public long size() {
        return from[frames];
    }

    @Override
    public synchronized byte[] read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position + length > size()) {
            throw new EOFException("it ends at byte " + size());
        }
        byte[] bytes = new byte[length];
        int found = Arrays.binarySearch(from, 0, frames, position);
        int frame = found >= 0 ? found : -found - 2;
        for (int done = 0; done < length; frame++) {
            unpack(frame);
            int start = (int) (position + done - from[frame]);
            int part = Math.min(length - done, last.length - start);
            System.arraycopy(last, start, bytes, done, part);
            done += part;
        }
        return bytes;
    }

    private void unpack(int frame) throws IOException {
        if (frame == unpacked) {
            return;
        }
        byte[] content = new byte[(int) (from[frame + 1] - from[frame])];
        byte[] source = packed.read(packedFrom[frame], (int) (packedFrom[frame + 1] - packedFrom[frame]));
        try {
            if (Zstd.decompressByteArray(content, 0, content.length, source, 0, source.length) != content.length) {
                throw new BadFrameException("zstd frame %d has another length than it claims".formatted(frame));
            }
        } catch (ZstdException e) {
            throw new BadFrameException("zstd frame %d cannot be unpacked, %s".formatted(frame, e.getMessage()));
        }
        last = content;
        unpacked = frame;
    }

    @Override
    public String toString() {
        return packed.toString();
    }
}
