package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.TapeCassetteException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Every error says what to do. */
class S3ErrorTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private static final String LIST = "'tape_recorder_recordings/index/Till/' cannot be listed in ";

    private final OpenCassettes open = new OpenCassettes(server);
    private FaultProxy proxy;
    private S3TapeCassette cassette;

    @BeforeEach
    void openCassette() {
        proxy = open.add(new FaultProxy(server.endpoint()));
        cassette = open.of(open.builder("playback-nowhere", proxy.endpoint()).attempts(2));
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_missing_bucket() {
        assertTold("the bucket 'playback-nowhere' does not exist. Create it, or correct the name.");
    }

    @Test
    void denied_access() {
        proxy.arm(Fault.Answer.error(403, "AccessDenied"), 1, line -> true);

        assertTold("access is denied. The credentials need s3:ListBucket on the bucket and s3:GetObject on the prefix;"
                + " recording needs s3:PutObject as well, deleting s3:DeleteObject.");
    }

    @Test
    void another_region() {
        proxy.arm(Fault.Answer.error(301, "PermanentRedirect", "x-amz-bucket-region: eu-west-1"), 9, line -> true);

        assertTold("the bucket is not in the region 'us-east-1' but in 'eu-west-1'. Set the region of the bucket.");
    }

    @Test
    void a_signature_for_another_region() {
        proxy.arm(Fault.Answer.error(400, "AuthorizationHeaderMalformed"), 9, line -> true);

        assertTold("the bucket is not in the region 'us-east-1' but in another one. Set the region of the bucket.");
    }

    @Test
    void an_expired_token() {
        proxy.arm(Fault.Answer.error(400, "ExpiredToken"), 9, line -> true);

        assertTold("the credentials are not accepted (ExpiredToken). Renew them, or give others with credentials(…).");
    }

    @Test
    void a_store_that_is_too_busy() {
        proxy.arm(Fault.Answer.error(503, "SlowDown"), 9, line -> true);

        assertTold("it asked to slow down (SlowDown) in each of 2 attempts. Try again later, or allow more attempts.");
    }

    @Test
    void an_older_store() {
        proxy.arm(Fault.Answer.error(400, "XAmzContentSHA256Mismatch"), 9, line -> true);

        assertTold(
                "the store does not understand the request (XAmzContentSHA256Mismatch). If it is an older S3-compatible"
                        + " one, set compatible=true.");
    }

    @Test
    void anything_else_the_store_says() {
        proxy.arm(Fault.Answer.error(400, "Strange"), 9, line -> true);

        assertTold("it answered 400 Strange: as the test wants it.");
    }

    @Test
    void no_credentials() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers in the chain.");
        };
        cassette = open.of(open.builder("playback-nowhere").credentials(none));

        assertTold(
                "there are no credentials. Give them with credentials(…), or in one of the places where the AWS SDK looks:"
                        + " environment, ~/.aws, container or instance role.");
    }

    @Test
    void no_answer_in_time() {
        cassette = open.of(open.builder("playback-nowhere", proxy.endpoint())
                .attemptTimeout(Duration.ofMillis(200))
                .callTimeout(Duration.ofMillis(500)));
        proxy.arm(new Fault.BlackHole(), 9, line -> true);

        assertTold("there was no answer within PT0.5S. Look at network and endpoint, or allow more time.");
    }

    @Test
    void no_store_at_all() {
        cassette = open.of(open.builder("playback-nowhere", URI.create("http://127.0.0.1:1"))
                .attempts(1));

        assertThatThrownBy(() -> cassette.find("Till").toList())
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageStartingWith(
                        LIST + cassette + ": it cannot be reached, or the connection broke in each of 1 attempts (")
                .hasMessageEndingWith("). Look at network and endpoint.");
    }

    private void assertTold(String trouble) {
        assertThatThrownBy(() -> cassette.find("Till").toList())
                .isInstanceOf(TapeCassetteException.class)
                .hasMessage(LIST + cassette + ": " + trouble);
    }
}
