package dev.playback.content;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was when it was recorded. Its content is held in memory; that of a file above the limit is not recorded.
 *
 * @param name the last part of its path
 * @param size in bytes
 * @param content null if the file was larger than the limit
 */
// Compared by content, and never changed after it was read.
@SuppressWarnings("ArrayRecordComponent")
public record RecordedFile(String name, long size, byte @Nullable [] content) {

    private static final String NAME = "name";
    private static final String SIZE = "size";
    private static final String CONTENT = "content";

    /** Reads {@code file}, unless it is larger than {@code limit} bytes. */
    static RecordedFile of(Path file, long limit) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] content = bytes.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
            String name = String.valueOf(file.getFileName());
            return content.length > limit
                    ? new RecordedFile(name, Files.size(file), null)
                    : new RecordedFile(name, content.length, content);
        }
    }

    /** Reads what {@link #data} gave. */
    static RecordedFile of(Map<?, ?> data) {
        return new RecordedFile(
                String.valueOf(data.get(NAME)),
                data.get(SIZE) instanceof Number size ? size.longValue() : 0,
                data.get(CONTENT) instanceof byte[] content ? content : null);
    }

    static boolean isData(@Nullable Object value) {
        return value instanceof Map<?, ?> data && data.containsKey(NAME) && data.containsKey(SIZE);
    }

    /** Returns the path of a {@code Path} or {@code File}; null for anything else. */
    static @Nullable Path path(@Nullable Object value) {
        if (value instanceof File file) {
            return file.toPath();
        }
        return value instanceof Path path ? path : null;
    }

    /** Returns it as plain data, of JDK types alone. */
    Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(NAME, name);
        data.put(SIZE, size);
        data.put(CONTENT, content);
        return data;
    }

    /**
     * Writes the content to {@code target}, in place of what is there.
     *
     * @throws IOException if that fails
     * @throws IllegalStateException if the file was larger than the limit
     */
    public void writeTo(Path target) throws IOException {
        Files.write(target, required());
    }

    byte[] required() {
        if (content == null) {
            throw new IllegalStateException(
                    "The file '%s' of %d bytes was above the limit when it was recorded, so its content is not there. Raise playback.content.max and record anew."
                            .formatted(name, size));
        }
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedFile file
                && name.equals(file.name)
                && size == file.size
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, size, Arrays.hashCode(content));
    }

    @Override
    public String toString() {
        return "%s (%d bytes%s)".formatted(name, size, content == null ? ", not recorded" : "");
    }
}
