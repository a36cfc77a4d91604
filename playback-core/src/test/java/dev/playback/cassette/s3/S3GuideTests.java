package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What docs/s3.md shows. */
class S3GuideTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private final OpenCassettes open = new OpenCassettes(server);

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    @DisabledIfEnvironmentVariable(
            named = "S3_TEST_ENDPOINT",
            matches = ".+",
            disabledReason = "an older store needs compatible(), which readers of the guide do not")
    void a_service_writes_and_a_test_reads(@TempDir Path temporary) {
        String bucket = server.bucket();
        URI endpoint = server.endpoint();
        AwsCredentialsProvider credentials = server.credentials();
        Recording recording = Tapes.small("first");
        Path cacheDirectory = temporary.resolve("cache");

        // snippet: write
        try (S3TapeCassette tapes = S3TapeCassette.builder(bucket)
                .prefix("shop/production")
                .region("eu-west-1")
                .endpoint(endpoint)
                .pathStyle()
                .credentials(credentials)
                .writable()
                .open()) {
            tapes.save(recording);
        }
        // end

        // snippet: compact
        try (S3TapeCassette tapes = S3TapeCassette.builder(bucket)
                .prefix("shop/production")
                .region("eu-west-1")
                .endpoint(endpoint)
                .pathStyle()
                .credentials(credentials)
                .writable()
                .open()) {
            for (String category : tapes.categories().toList()) {
                CompactedIndex compacted = tapes.compactIndex(category);
                System.out.println(compacted);
            }
        }
        // end

        // snippet: read
        TapeCassette tapes = S3TapeCassette.builder(bucket)
                .prefix("shop/production")
                .region("eu-west-1")
                .endpoint(endpoint)
                .pathStyle()
                .credentials(credentials)
                .open(S3Cache.in(cacheDirectory));

        List<Recording> found = tapes.find(RecordingLookup.of("Till")
                        .from(Instant.parse("2026-11-24T00:00:00Z"))
                        .where("name", MetadataFilter.like("f*"))
                        .limit(20))
                .map(tapes::load)
                .toList();
        // end

        open.add(tapes);
        assertThat(found).containsExactly(recording);
    }

    @Test
    void an_address_is_enough() {
        // snippet: address
        TapeCassette tapes = TapeCassette.at("s3://my-bucket/shop/production?region=eu-west-1&cache=user");
        // end

        open.add(tapes);
        assertThat(tapes).hasToString("s3://my-bucket/tape_recorder_recordings/shop/production/ through a cache");
    }
}
