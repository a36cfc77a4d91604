package dev.playback.cassette.s3;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The cassettes of one test, closed after it. */
final class OpenCassettes implements AutoCloseable {

    private final S3Server server;
    private final List<AutoCloseable> open = new ArrayList<>();

    OpenCassettes(S3Server server) {
        this.server = server;
    }

    S3TapeCassetteBuilder builder(String bucket) {
        return builder(bucket, server.endpoint());
    }

    S3TapeCassetteBuilder builder(String bucket, URI endpoint) {
        S3TapeCassetteBuilder builder = S3TapeCassette.builder(bucket)
                .endpoint(endpoint)
                .region("us-east-1")
                .pathStyle()
                .credentials(server.credentials());
        return server.isExternal() ? builder.compatible() : builder;
    }

    S3TapeCassette of(S3TapeCassetteBuilder builder) {
        return add(builder.open());
    }

    <T extends AutoCloseable> T add(T part) {
        open.add(part);
        return part;
    }

    @Override
    public void close() {
        List<AutoCloseable> last = new ArrayList<>(open);
        open.clear();
        // What was opened last needs what was opened first.
        for (int i = last.size() - 1; i >= 0; i--) {
            try {
                last.get(i).close();
            } catch (Exception e) {
                throw new AssertionError("A part of the test does not close.", e);
            }
        }
    }
}
