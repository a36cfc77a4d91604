package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.contract.TapeCassetteContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class S3TapeCassetteContractTests extends TapeCassetteContract {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private final OpenCassettes open = new OpenCassettes(server);

    private String bucket = "";

    @Override
    protected TapeCassette cassette() {
        bucket = server.bucket();
        return open.of(open.builder(bucket).prefix("contract").writable());
    }

    @Override
    protected TapeCassette reopened(TapeCassette closed) {
        return open.of(open.builder(bucket).prefix("contract"));
    }

    @AfterEach
    void close() {
        open.close();
    }
}
