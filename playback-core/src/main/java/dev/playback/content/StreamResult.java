package dev.playback.content;

import dev.playback.annotation.InputDataHandler;
import dev.playback.annotation.InterceptedCall;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records what the {@code InputStream} that an input returns holds, up to {@code playback.content.max}. The stream is read at once, so
 * use it only where the end is sure to come; the application gets a fresh one with the same bytes, which ends or fails as the
 * original did and closes it. For a longer stream the application gets all of it, and replay fails.
 */
public final class StreamResult implements InputDataHandler {

    private static final String CONTENT = "content";
    private static final String FAILED = "failed";

    @Override
    public boolean fits(Class<?> declared) {
        return declared.isAssignableFrom(InputStream.class);
    }

    @Override
    public Prepared prepare(InterceptedCall call, @Nullable Object value) {
        if (!(value instanceof InputStream stream)) {
            return new Prepared(null, value);
        }
        long limit = Settings.ofProcess().bytes(Setting.CONTENT_MAX);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        IOException failure = null;
        boolean ended = false;
        byte[] buffer = new byte[8192];
        try {
            while (!ended && read.size() <= limit) {
                int count = stream.read(buffer);
                ended = count < 0;
                read.write(buffer, 0, Math.max(0, count));
            }
        } catch (IOException e) {
            failure = e;
        }
        byte[] content = read.toByteArray();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(CONTENT, ended || failure != null ? content : null);
        data.put(FAILED, failure == null ? null : String.valueOf(failure.getMessage()));
        InputStream rest = failure == null ? stream : new Failing(failure);
        return new Prepared(data, new Fresh(new SequenceInputStream(new ByteArrayInputStream(content), rest), stream));
    }

    @Override
    public @Nullable Object restore(InterceptedCall call, @Nullable Object data) {
        if (!(data instanceof Map<?, ?> recorded)) {
            return null;
        }
        if (!(recorded.get(CONTENT) instanceof byte[] content)) {
            throw new IllegalStateException(
                    "The stream that %s returned was above the limit when it was recorded, so its content is not there. Raise playback.content.max and record anew."
                            .formatted(call.method()));
        }
        InputStream bytes = new ByteArrayInputStream(content);
        return recorded.get(FAILED) instanceof String message
                ? new SequenceInputStream(bytes, new Failing(new IOException(message)))
                : bytes;
    }

    /** What was read, then the rest; closes the original. */
    private static final class Fresh extends FilterInputStream {

        private final InputStream original;

        private Fresh(InputStream bytes, InputStream original) {
            super(bytes);
            this.original = original;
        }

        @Override
        public void close() throws IOException {
            original.close();
        }
    }

    /** Fails where the original did. */
    private static final class Failing extends InputStream {

        private final IOException failure;

        private Failing(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw failure;
        }
    }
}
