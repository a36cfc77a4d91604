package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.playback.cassette.TapeCassetteException;
import dev.playback.cassette.s3.Fault.Ending;
import dev.playback.recording.Recording;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that happens between cassette and store gives wrong data, loses what was acknowledged, or takes forever. */
@Tag("slow")
class S3FaultTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private static final Duration BOUND = Duration.ofSeconds(12);

    private final OpenCassettes open = new OpenCassettes(server);
    private String bucket = "";
    private FaultProxy proxy;
    private S3TapeCassette cassette;
    private S3TapeCassette direct;

    @BeforeEach
    void openCassettes() {
        bucket = server.bucket();
        proxy = open.add(new FaultProxy(server.endpoint()));
        direct = open.of(open.builder(bucket).writable());
        cassette = open.of(open.builder(bucket, proxy.endpoint())
                .writable()
                .attempts(3)
                .attemptTimeout(Duration.ofMillis(1500))
                .callTimeout(Duration.ofSeconds(4)));
    }

    @AfterEach
    void close() {
        open.close();
    }

    static Stream<Fault> passing() {
        return Stream.of(
                Fault.Answer.error(503, "SlowDown"),
                Fault.Answer.error(503, "SlowDown", "Retry-After: 1"),
                Fault.Answer.error(500, "InternalError"),
                new Fault.CutRequest(0, Ending.RESET),
                new Fault.CutRequest(300, Ending.RESET),
                new Fault.CutRequest(300, Ending.CLOSE),
                new Fault.CutResponse(0, Ending.RESET),
                new Fault.CutResponse(40, Ending.RESET),
                new Fault.CutResponse(40, Ending.CLOSE),
                new Fault.CutResponse(130, Ending.CLOSE),
                new Fault.CutResponse(270, Ending.CLOSE),
                new Fault.LostResponse(),
                new Fault.BlackHole(),
                new Fault.Latency(Duration.ofMillis(300)));
    }

    @Nested
    class A_passing_fault {

        @ParameterizedTest
        @MethodSource("dev.playback.cassette.s3.S3FaultTests#passing")
        void of_the_data_put_loses_nothing(Fault fault) {
            Recording recording = Tapes.small("data");
            proxy.arm(fault, 1, Tapes.data("PUT"));

            assertTimeout(BOUND, () -> cassette.save(recording));

            assertThat(proxy.faults()).isEqualTo(1);
            assertThat(direct.load(recording.id())).isEqualTo(recording);
            assertThat(direct.find("Till")).containsExactly(recording.id());
        }

        @ParameterizedTest
        @MethodSource("dev.playback.cassette.s3.S3FaultTests#passing")
        void of_the_metadata_put_loses_nothing(Fault fault) {
            Recording recording = Tapes.small("metadata");
            proxy.arm(fault, 1, Tapes.metadata("PUT"));

            assertTimeout(BOUND, () -> cassette.save(recording));

            assertThat(proxy.faults()).isEqualTo(1);
            assertThat(direct.load(recording.id())).isEqualTo(recording);
        }

        @ParameterizedTest
        @MethodSource("dev.playback.cassette.s3.S3FaultTests#passing")
        void of_the_data_get_gives_the_same_data(Fault fault) {
            Recording recording = Tapes.large(Tapes.id("get"), 400_000);
            direct.save(recording);
            proxy.arm(fault, 1, Tapes.data("GET"));

            Recording loaded = assertTimeout(BOUND, () -> cassette.load(recording.id()));

            assertThat(proxy.faults()).isEqualTo(1);
            assertThat(loaded).isEqualTo(recording);
        }

        @ParameterizedTest
        @MethodSource("dev.playback.cassette.s3.S3FaultTests#passing")
        void of_a_lookup_hides_nothing(Fault fault) {
            direct.save(Tapes.small("one"));
            direct.save(Tapes.small("two"));
            proxy.arm(fault, 1, line -> line.contains("list-type=2") && line.contains("metadata"));

            assertTimeout(
                    BOUND, () -> assertThat(cassette.find("Till")).containsExactly(Tapes.id("one"), Tapes.id("two")));

            assertThat(proxy.faults()).isEqualTo(1);
        }
    }

    @Nested
    class Data_that_breaks_off {

        @Test
        void anywhere_is_got_again() {
            Recording recording = Tapes.large(Tapes.id("parts"), 700_000);
            direct.save(recording);
            for (int at : new int[] {200, 1_000, 100_000, 300_000}) {
                proxy.arm(new Fault.CutResponse(at, Ending.CLOSE), 1, Tapes.data("GET"));
                proxy.arm(new Fault.CutResponse(at + 50, Ending.RESET), 1, Tapes.data("GET"));

                assertThat(cassette.load(recording.id())).isEqualTo(recording);
            }
            assertThat(proxy.faults()).isEqualTo(8);
        }

        @Test
        void in_an_upload_of_several_parts_is_sent_again() {
            S3TapeCassette parts = open.of(open.builder(bucket, proxy.endpoint())
                    .writable()
                    .partBytes(5 << 20)
                    .attemptTimeout(Duration.ofSeconds(5)));
            Recording recording = Tapes.large(Tapes.id("upload"), 24_000_000);
            proxy.arm(new Fault.CutRequest(2_000_000, Ending.RESET), 1, line -> line.contains("partNumber=2"));
            proxy.arm(new Fault.LostResponse(), 1, line -> line.contains("partNumber=3"));
            proxy.arm(new Fault.LostResponse(), 1, line -> line.startsWith("POST") && line.contains("uploadId="));

            parts.save(recording);

            assertThat(proxy.faults()).isEqualTo(3);
            assertThat(direct.load(recording.id())).isEqualTo(recording);
        }
    }

    @Nested
    class A_flipped_byte {

        @Test
        void of_the_data_on_its_way_is_got_again() {
            Recording recording = Tapes.large(Tapes.id("flip"), 100_000);
            direct.save(recording);
            proxy.arm(new Fault.FlippedByte(30_000), 1, Tapes.data("GET"));

            Recording loaded = cassette.load(recording.id());

            assertThat(proxy.faults()).isEqualTo(1);
            assertThat(loaded).isEqualTo(recording);
        }

        @Test
        void of_the_data_each_time_is_an_error_and_never_other_data() {
            Recording recording = Tapes.large(Tapes.id("flips"), 100_000);
            direct.save(recording);
            proxy.arm(new Fault.FlippedByte(30_000), Integer.MAX_VALUE, Tapes.data("GET"));

            assertThatThrownBy(() -> cassette.load(recording.id()))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("its checksum does not match");
        }

        @Test
        void of_the_metadata_on_its_way_is_got_again() {
            Recording recording = Tapes.small("flipped");
            direct.save(recording);
            for (int at = 0; at < 250; at += 37) {
                proxy.arm(new Fault.FlippedByte(at), 1, Tapes.metadata("GET"));

                assertThat(cassette.metadata(recording.id())).isEqualTo(recording.metadata());
                assertThat(proxy.faults()).isEqualTo(at / 37 + 1);
            }
        }

        @Test
        void of_the_metadata_each_time_is_an_error_and_never_other_metadata() {
            direct.save(Tapes.small("flipped"));
            proxy.arm(new Fault.FlippedByte(100), Integer.MAX_VALUE, Tapes.metadata("GET"));

            assertThatThrownBy(() -> cassette.metadata(Tapes.id("flipped")))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("is damaged or not ours");
        }

        @Test
        void of_the_metadata_hides_it_from_no_lookup() {
            direct.save(Tapes.small("flipped"));
            proxy.arm(new Fault.FlippedByte(100), 1, Tapes.metadata("GET"));

            assertThat(cassette.find("Till")).containsExactly(Tapes.id("flipped"));
            assertThat(proxy.faults()).isEqualTo(1);
        }

        @Test
        void of_the_index_costs_requests_and_no_result() {
            S3TapeCassette writer = open.of(open.builder(bucket).writable());
            writer.save(Tapes.small("indexed"));
            writer.close();
            proxy.arm(new Fault.FlippedByte(40), 1, line -> line.startsWith("GET") && line.contains(".index.gz"));

            assertThat(cassette.find("Till")).containsExactly(Tapes.id("indexed"));
            assertThat(proxy.faults()).isEqualTo(1);
        }
    }

    @Nested
    class A_lasting_fault {

        @ParameterizedTest
        @MethodSource("dev.playback.cassette.s3.S3FaultTests#lasting")
        void ends_each_call_within_its_time_and_says_so(Fault fault) {
            direct.save(Tapes.small("there"));
            proxy.arm(fault, Integer.MAX_VALUE, line -> true);

            assertFails(() -> cassette.save(Tapes.small("never")));
            assertFails(() -> cassette.load(Tapes.id("there")));
            assertFails(() -> cassette.find("Till").toList());

            assertThat(direct.find("Till")).containsExactly(Tapes.id("there"));
        }

        private void assertFails(ThrowingCallable call) {
            assertTimeout(BOUND, () -> assertThatThrownBy(call)
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining(cassette.toString()));
        }

        @Test
        void after_the_commit_says_kept_only_if_it_is() {
            Recording recording = Tapes.small("committed");
            proxy.arm(new Fault.LostResponse(), Integer.MAX_VALUE, Tapes.metadata("PUT"));

            cassette.save(recording);

            assertThat(direct.load(recording.id())).isEqualTo(recording);
        }

        @Test
        void before_the_commit_leaves_nothing_that_is_found() {
            proxy.arm(Fault.Answer.error(403, "AccessDenied"), Integer.MAX_VALUE, Tapes.metadata("PUT"));

            assertThatThrownBy(() -> cassette.save(Tapes.small("refused"))).isInstanceOf(TapeCassetteException.class);

            assertThat(direct.find("Till")).isEmpty();
            assertThat(server.client()
                            .listObjectsV2(request -> request.bucket(bucket))
                            .contents())
                    .isEmpty();
        }
    }

    static Stream<Fault> lasting() {
        return Stream.of(
                Fault.Answer.error(503, "SlowDown"), new Fault.CutRequest(100, Ending.RESET), new Fault.BlackHole());
    }
}
