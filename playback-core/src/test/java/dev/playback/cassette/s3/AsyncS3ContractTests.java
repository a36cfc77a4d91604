package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.contract.TapeCassetteContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class AsyncS3ContractTests extends TapeCassetteContract {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private final OpenCassettes open = new OpenCassettes(server);

    @Override
    protected TapeCassette cassette() {
        return open.add(AsyncTapeCassette.over(
                open.builder(server.bucket()).prefix("contract").writable().open()));
    }

    @Override
    protected void settle(TapeCassette cassette) {
        assertThat(((AsyncTapeCassette) cassette).flush(Duration.ofSeconds(60))).isTrue();
    }

    @AfterEach
    void close() {
        open.close();
    }
}
