package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3AddressTests {

    @Test
    void opens_for_reading_only_unless_writing_is_asked_for() {
        try (TapeCassette reading = TapeCassette.at("s3://my-bucket/shop?region=eu-west-1");
                TapeCassette writing = TapeCassette.at("s3://my-bucket/shop?region=eu-west-1&read-only=false")) {
            assertThat(reading).hasToString("s3://my-bucket/tape_recorder_recordings/shop/");
            assertThatThrownBy(() -> reading.create(Tapes.id("no"))).isInstanceOf(TapeCassetteException.class);
            writing.create(Tapes.id("yes")).abort();
        }
    }

    @Test
    void takes_every_option_over() {
        String address =
                "s3://my-bucket/a/b/?region=eu-west-1&endpoint=http://localhost:9000&path-style=true&compatible=true"
                        + "&transient=true&compact-on-close=true&infrequent-access-kb=128&kms-key=alias/tapes&attempts=5"
                        + "&connections=8&call-timeout=2m&attempt-timeout=1500ms";

        try (S3TapeCassette cassette = (S3TapeCassette) TapeCassette.at(address)) {
            S3Settings settings = cassette.bucket().settings();
            assertThat(settings.bucket()).isEqualTo("my-bucket");
            assertThat(settings.keys().root()).isEqualTo("tape_recorder_recordings/a/b/");
            assertThat(settings.region()).isEqualTo("eu-west-1");
            assertThat(settings.endpoint()).hasToString("http://localhost:9000");
            assertThat(settings.pathStyle()).isTrue();
            assertThat(settings.compatible()).isTrue();
            assertThat(settings.rareAboveBytes()).isEqualTo(128 * 1024);
            assertThat(settings.kmsKey()).isEqualTo("alias/tapes");
            assertThat(settings.attempts()).isEqualTo(5);
            assertThat(settings.connections()).isEqualTo(8);
            assertThat(settings.callTimeout()).isEqualTo(Duration.ofMinutes(2));
            assertThat(settings.attemptTimeout()).isEqualTo(Duration.ofMillis(1500));
            cassette.create(Tapes.id("yes")).abort();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "s3:my-bucket | it names no bucket",
                "s3:// | it names no bucket",
                "s3:///prefix | it names no bucket",
                "s3://My_Bucket | 'My_Bucket' cannot be the name of a bucket. It has 3 to 63 lower-case letters, digits, dots"
                        + " and hyphens",
                "s3://my-bucket/../up | '/../up' cannot be the prefix of keys. Use at most 300 characters: names of letters,"
                        + " digits and . _ $ = - that do not begin with a dot, parted by single slashes",
                "s3://my-bucket?read-only=no | the option 'read-only' is 'no' instead of true or false",
                "s3://my-bucket?transient=true&read-only=true | what is read-only cannot be transient",
                "s3://my-bucket?attempts=many | the option 'attempts' is 'many' instead of a whole number",
                "s3://my-bucket?attempts=0 | The number of attempts is 0. Give 1 or more",
                "s3://my-bucket?attempts=99999999999 | The number of attempts is 2147483647. Give at most 20",
                "s3://my-bucket?connections=1001 | The number of connections is 1001. Give at most 1000",
                "s3://my-bucket?call-timeout=30 | the option 'call-timeout' is '30' instead of a duration such as 500ms, 30s"
                        + " or 2m",
                "s3://my-bucket?attempt-timeout=0s | The attempt timeout is PT0S. Give more than zero",
                "s3://my-bucket?endpoint=localhost | 'localhost' cannot be an endpoint. Give http://<host>:<port> or"
                        + " https://<host>",
            })
    void says_what_is_wrong_and_gives_the_form(String address, String trouble) {
        assertThatThrownBy(() -> TapeCassette.at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'%s' is no address of a cassette: %s. The form is %s.", address, trouble, S3Address.FORM);
    }

    @Test
    void names_the_options_there_are() {
        assertThatThrownBy(() -> TapeCassette.at("s3://my-bucket?readonly=true"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no option 'readonly', only [attempt-timeout, attempts, ");
    }
}
