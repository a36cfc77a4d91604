package dev.playback.cassette.s3;

import dev.playback.cassette.PassingOn;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.contract.TapeCassetteContract;
import dev.playback.recording.RecordingId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Reads through a cache what is written beside it. */
@Tag("slow")
class CachedS3ContractTests extends TapeCassetteContract {

    @RegisterExtension
    static final S3Server server = new S3Server();

    @TempDir
    private Path directory;

    private final OpenCassettes open = new OpenCassettes(server);
    private String bucket = "";

    @Override
    protected TapeCassette cassette() {
        bucket = server.bucket();
        return new WrittenBeside(open.of(open.builder(bucket).writable()), cached());
    }

    @Override
    protected TapeCassette reopened(TapeCassette closed) {
        return cached();
    }

    private TapeCassette cached() {
        return open.add(
                open.builder(bucket).open(S3Cache.in(directory.resolve("cache")).refreshed()));
    }

    @AfterEach
    void close() {
        open.close();
    }

    /** Reads through the cache what was written beside it. */
    private static final class WrittenBeside extends PassingOn {

        private final TapeCassette writing;

        private WrittenBeside(TapeCassette writing, TapeCassette reading) {
            super(reading);
            this.writing = writing;
        }

        @Override
        public RecordingDraft create(RecordingId id) {
            return writing.create(id);
        }

        @Override
        public void delete(RecordingId id) {
            metadata(id);
            writing.delete(id);
        }

        @Override
        public void close() {
            writing.close();
            super.close();
        }
    }
}
