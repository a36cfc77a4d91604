package dev.playback.cassette.s3;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A part of the index of a category: an object that is written once and never changed. Its name says which days it is about, so that
 * a reader gets only those it needs.
 *
 * @param count of recordings
 */
record IndexSegment(String key, Days days, int count) {

    private static final Pattern NAME = Pattern.compile(".*/([0-9]{8})-([0-9]{8})-([0-9]{1,9})-[^/]+\\.index\\.gz");
    // A segment of 10,000 recordings with large metadata has a tenth of this.
    private static final long MOST_CHARACTERS = 512L << 20;

    /** Reads a key; empty if it is none of a segment. */
    static Optional<IndexSegment> at(String key) {
        Matcher name = NAME.matcher(key);
        return name.matches()
                ? Optional.of(
                        new IndexSegment(key, new Days(name.group(1), name.group(2)), Integer.parseInt(name.group(3))))
                : Optional.empty();
    }

    /** Names a new segment for entries in the order of their ids. */
    static IndexSegment of(String prefix, List<IndexEntry> entries) {
        Days days = new Days(
                entries.get(0).id().day(), entries.get(entries.size() - 1).id().day());
        // Never formatted: some locales have digits of their own.
        String key = prefix + days.first() + "-" + days.last() + "-" + entries.size() + "-" + UUID.randomUUID()
                + ".index.gz";
        return new IndexSegment(key, days, entries.size());
    }

    static byte[] write(List<IndexEntry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(entries.stream(), entries.size(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes entries as they come.
     *
     * @return false if there are more than {@code most}, which are not all written then
     */
    static boolean write(Stream<IndexEntry> entries, int most, OutputStream to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(to)) {
            int count = 0;
            for (IndexEntry entry : (Iterable<IndexEntry>) entries::iterator) {
                if (++count > most) {
                    return false;
                }
                out.write((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return true;
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is damaged or something else
     */
    static List<IndexEntry> read(String category, byte[] bytes) throws IOException {
        List<IndexEntry> entries = new ArrayList<>();
        read(category, new ByteArrayInputStream(bytes), entries::add);
        return entries;
    }

    /**
     * Reads what {@link #write} wrote, an entry at a time.
     *
     * @throws IOException if it is damaged or something else, perhaps after some entries
     */
    static void read(String category, InputStream bytes, Consumer<IndexEntry> taker) throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(bytes, 65536), StandardCharsets.UTF_8))) {
            long left = MOST_CHARACTERS;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                left -= line.length();
                if (left < 0) {
                    throw new IOException("it unpacks to more than %d characters".formatted(MOST_CHARACTERS));
                }
                taker.accept(IndexEntry.read(category, line));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
