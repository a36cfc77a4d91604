package dev.playback.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Packs bytes as zstd frames of one megabyte, each with its length and a checksum, each readable on its own. */
final class ZstdFrames extends FilterOutputStream {

    /** How many bytes of the recording a frame holds. */
    static final int FRAME = 1 << 20;

    private byte[] frame = new byte[1 << 14];
    private int length;

    ZstdFrames(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int part = Math.min(count - done, FRAME - length);
            if (length + part > frame.length) {
                frame = java.util.Arrays.copyOf(frame, Math.min(FRAME, Math.max(frame.length * 2, length + part)));
            }
            System.arraycopy(bytes, from + done, frame, length, part);
            length += part;
            done += part;
            if (length == FRAME) {
                endFrame();
            }
        }
    }

    /** Writes what is left. */
    void finish() throws IOException {
        if (length > 0) {
            endFrame();
        }
    }

    private void endFrame() throws IOException {
        byte[] packed = new byte[(int) Zstd.compressBound(length)];
        int size;
        // Level 1: higher ones take longer for a few per cent.
        try (ZstdCompressCtx zstd =
                new ZstdCompressCtx().setLevel(1).setChecksum(true).setContentSize(true)) {
            size = zstd.compressByteArray(packed, 0, packed.length, frame, 0, length);
        }
        length = 0;
        out.write(packed, 0, size);
    }
}
