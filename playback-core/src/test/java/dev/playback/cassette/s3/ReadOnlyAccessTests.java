package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the store lets a reader do, and what a cassette for reading asks of it. */
class ReadOnlyAccessTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private final OpenCassettes open = new OpenCassettes(server);
    private final CountedRequests requests = new CountedRequests();
    private String bucket = "";

    @BeforeEach
    void saveOne() {
        bucket = server.bucket();
        S3TapeCassette writer = open.of(open.builder(bucket).writable());
        writer.save(Tapes.small("there"));
        writer.close();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Nested
    class A_cassette_for_reading {

        @Test
        void sends_nothing_but_reading_requests_whatever_is_asked_of_it(@TempDir Path directory) {
            S3TapeCassetteBuilder builder = open.builder(bucket).interceptor(requests);
            for (TapeCassette cassette :
                    new TapeCassette[] {open.of(builder), open.add(builder.open(S3Cache.in(directory.resolve("c"))))}) {
                assertThat(cassette.find("Till")).containsExactly(Tapes.id("there"));
                assertThat(cassette.categories()).containsExactly("Till");
                assertThat(cassette.load(Tapes.id("there"))).isEqualTo(Tapes.small("there"));
                assertRefused(() -> cassette.save(Tapes.small("new")));
                assertRefused(() -> cassette.create(Tapes.id("new")));
                assertRefused(() -> cassette.delete(Tapes.id("there")));
                cassette.close();
            }

            assertThat(requests.take()).hasSizeGreaterThan(4).allMatch(request -> request.startsWith("GET "));
        }
    }

    @Nested
    class Who_may_only_read {

        @Test
        void cannot_be_made_to_write_by_a_cassette_for_writing() {
            server.letAnybodyRead(bucket);
            S3TapeCassette cassette = open.of(open.builder(bucket)
                    .credentials(AnonymousCredentialsProvider.create())
                    .attempts(1)
                    .writable());
            String before = keys();

            assertRefused(() -> cassette.save(Tapes.small("new")));
            assertRefused(() -> cassette.delete(Tapes.id("there")));
            assertThat(cassette.load(Tapes.id("there"))).isEqualTo(Tapes.small("there"));
            cassette.close();

            assertThat(keys()).isEqualTo(before);
        }
    }

    @Nested
    class Wrong_credentials {

        @ParameterizedTest
        @ValueSource(strings = {"load", "find", "save"})
        void are_told_as_such(String call) {
            AwsCredentialsProvider nobody =
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("NOBODY", "NOTHING"));
            S3TapeCassette cassette =
                    open.of(open.builder(bucket).credentials(nobody).writable());

            assertThatThrownBy(() -> {
                        switch (call) {
                            case "load" -> cassette.load(Tapes.id("there"));
                            case "find" -> assertThat(cassette.find("Till")).isEmpty();
                            default -> cassette.save(Tapes.small("new"));
                        }
                    })
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining(cassette + ": the credentials are not accepted (InvalidAccessKeyId).");
        }
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TapeCassetteException.class);
    }

    private String keys() {
        return server.client().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::toString)
                .toList()
                .toString();
    }
}
