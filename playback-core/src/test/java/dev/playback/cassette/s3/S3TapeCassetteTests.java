package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.Leftover;
import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.StorageClass;

class S3TapeCassetteTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private String bucket = "";
    private final OpenCassettes open = new OpenCassettes(server);

    @BeforeEach
    void makeBucket() {
        bucket = server.bucket();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Nested
    class Keeps {

        @Test
        void a_recording_as_it_was() {
            S3TapeCassette cassette = writable();
            Recording recording = Tapes.small("plain");

            cassette.save(recording);

            assertThat(cassette.load(recording.id())).isEqualTo(recording);
            assertThat(cassette.metadata(recording.id())).isEqualTo(recording.metadata());
        }

        @Test
        void data_and_metadata_under_the_keys_of_the_original() {
            S3TapeCassette cassette = open.of(builder().prefix("shop/eu").writable());

            cassette.save(Tapes.small("there"));

            assertThat(keys())
                    .containsExactly(
                            "tape_recorder_recordings/shop/eu/full/Till/20261124/there",
                            "tape_recorder_recordings/shop/eu/metadata/Till/20261124/there");
        }

        @Test
        void a_large_recording_in_parts() {
            S3TapeCassette cassette = open.of(builder().writable().partBytes(5 << 20));
            Recording recording = Tapes.large(Tapes.id("large"), 24_000_000);

            cassette.save(recording);

            String etag =
                    head("tape_recorder_recordings/full/Till/20261124/large").eTag();
            assertThat(etag).as("the ETag of an upload in parts").contains("-3");
            assertThat(cassette.load(recording.id())).isEqualTo(recording);
        }

        @Test
        void a_large_recording_where_digits_are_others() {
            Locale before = Locale.getDefault();
            Recording recording = Tapes.large(Tapes.id("arabic"), 12_000_000);
            try {
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                S3TapeCassette cassette = open.of(builder().writable().partBytes(5 << 20));
                cassette.save(recording);
                cassette.close();

                S3TapeCassette reader = open.of(builder().partBytes(5 << 20));

                assertThat(reader.load(recording.id())).isEqualTo(recording);
                assertThat(server.client()
                                .listObjectsV2(request -> request.bucket(bucket))
                                .contents())
                        .map(S3Object::key)
                        .allMatch(key -> key.chars().allMatch(c -> c < 128))
                        .anyMatch(key -> key.endsWith(".index.gz"));
            } finally {
                Locale.setDefault(before);
            }
        }

        @Test
        void large_data_in_the_class_for_infrequent_access() {
            S3TapeCassette cassette = open.of(builder().writable().infrequentAccessAboveKb(100));

            cassette.save(Tapes.small("little"));
            cassette.save(Tapes.large(Tapes.id("much"), 400_000));

            assertThat(head("tape_recorder_recordings/full/Till/20261124/little")
                            .storageClass())
                    .isNotEqualTo(StorageClass.STANDARD_IA);
            assertThat(head("tape_recorder_recordings/full/Till/20261124/much").storageClass())
                    .isEqualTo(StorageClass.STANDARD_IA);
            assertThat(head("tape_recorder_recordings/metadata/Till/20261124/much")
                            .storageClass())
                    .isNotEqualTo(StorageClass.STANDARD_IA);
        }

        @Test
        void everything_under_the_key_of_kms_that_is_set() {
            EncryptedPuts puts = new EncryptedPuts();
            S3TapeCassette cassette = open.of(builder()
                    .writable()
                    .partBytes(5 << 20)
                    .kmsKey("arn:aws:kms:us-east-1:1:key/2")
                    .interceptor(puts));

            cassette.save(Tapes.small("little"));
            cassette.save(Tapes.large(Tapes.id("parts"), 12_000_000));

            assertThat(puts.keys)
                    .containsExactly(
                            "full/Till/20261124/little aws:kms arn:aws:kms:us-east-1:1:key/2",
                            "metadata/Till/20261124/little aws:kms arn:aws:kms:us-east-1:1:key/2",
                            "full/Till/20261124/parts aws:kms arn:aws:kms:us-east-1:1:key/2",
                            "metadata/Till/20261124/parts aws:kms arn:aws:kms:us-east-1:1:key/2");
        }

        @Test
        void the_sampled_share_alone() {
            S3TapeCassette cassette = open.of(builder()
                    .writable()
                    .sampling((category, bytes, recording) ->
                            recording.id().name().startsWith("keep") && bytes > 50 && category.equals("Till") ? 1 : 0));

            assertThat(cassette.save(Tapes.small("keep"))).isTrue();
            assertThat(cassette.save(Tapes.small("skip"))).isFalse();

            assertThat(cassette.find("Till")).containsExactly(Tapes.id("keep"));
            assertThat(keys()).noneMatch(key -> key.contains("skip"));
        }

        @Test
        void nothing_of_a_recording_that_is_aborted() {
            S3TapeCassette cassette = writable();

            var draft = cassette.create(Tapes.id("aborted"));
            Tapes.small("aborted").entries().forEach(draft::add);
            draft.abort();
            draft.save(Tapes.small("aborted").metadata());

            assertThat(keys()).isEmpty();
        }

        @Test
        void apart_what_lies_under_other_prefixes() {
            S3TapeCassette one = open.of(builder().prefix("one").writable());
            S3TapeCassette other = open.of(builder().prefix("one-more").writable());
            one.save(Tapes.small("mine"));

            assertThat(other.find("Till")).isEmpty();
            assertThat(other.categories()).isEmpty();
            assertThat(one.categories()).containsExactly("Till");
        }

        @Test
        void an_operation_category_that_is_long_and_odd() {
            S3TapeCassette cassette = writable();
            String category = "com/../Ä till?&" + "x".repeat(300);
            Recording recording = Tapes.small(new RecordingId(category, "20261124", "odd"));

            cassette.save(recording);

            assertThat(cassette.load(recording.id())).isEqualTo(recording);
            assertThat(cassette.find(category)).containsExactly(recording.id());
            assertThat(cassette.categories()).containsExactly(category);
        }
    }

    @Nested
    class Never_replaces {

        @Test
        void a_recording() {
            Recording first = Tapes.small("twice");
            writable().save(first);
            S3TapeCassette other = writable();

            assertThatThrownBy(() -> other.save(Tapes.large(first.id(), 60_000)))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessage(
                            "Recording Till/20261124/twice is kept in %s already, whole or by a writer that was cut off within"
                                    + " the hour, and never replaced.",
                            other);
            assertThat(other.load(first.id())).isEqualTo(first);
        }

        @Test
        void one_of_its_own_in_a_store_without_conditional_puts() {
            S3TapeCassette cassette = open.of(builder().writable().compatible());
            Recording first = Tapes.small("twice");
            cassette.save(first);

            assertThatThrownBy(() -> cassette.save(Tapes.large(first.id(), 60_000)))
                    .isInstanceOf(TapeCassetteException.class);
            assertThat(cassette.load(first.id())).isEqualTo(first);
        }
    }

    @Nested
    class Deletes {

        @Test
        void metadata_and_data() {
            S3TapeCassette cassette = writable();
            cassette.save(Tapes.small("gone"));
            cassette.save(Tapes.small("stays"));

            cassette.delete(Tapes.id("gone"));

            assertThat(keys()).hasSize(2).allMatch(key -> key.endsWith("/stays"));
            assertThatThrownBy(() -> cassette.delete(Tapes.id("gone"))).isInstanceOf(NoSuchRecordingException.class);
        }

        @Test
        void what_it_saved_when_it_is_transient_and_closed() {
            writable().save(Tapes.small("of-another"));
            S3TapeCassette cassette = open.of(builder().deletingOnClose());
            cassette.save(Tapes.small("its-own"));

            cassette.close();
            cassette.close();

            assertThat(keys()).hasSize(2).allMatch(key -> key.endsWith("/of-another"));
        }
    }

    @Nested
    class Data_of_a_killed_writer {

        private static final String FULL = "tape_recorder_recordings/full/";

        @Test
        void is_listed_and_removed_and_nothing_else() {
            S3TapeCassette cassette = writable();
            cassette.save(Tapes.small("whole"));
            saveHalf("half");
            put(FULL + "notes.txt");
            put(FULL + "Till/20261124/not a name");

            List<Leftover> left = cassette.leftovers().toList();
            left.forEach(cassette::remove);
            for (String other :
                    List.of(FULL + "Till/20261124/whole", FULL + "notes.txt", "elsewhere/Till/20261124/a")) {
                cassette.remove(new Leftover(other, 1, Instant.EPOCH));
            }

            assertThat(left).extracting(Leftover::name).containsExactly(FULL + "Till/20261124/half");
            assertThat(left.get(0).bytes()).isPositive();
            assertThat(keys())
                    .containsExactly(
                            FULL + "Till/20261124/not a name",
                            FULL + "Till/20261124/whole",
                            FULL + "notes.txt",
                            "tape_recorder_recordings/metadata/Till/20261124/whole");
        }

        @Test
        @Tag("slow")
        void is_listed_among_thousands_of_recordings() {
            List<String> names =
                    IntStream.range(0, 2_300).mapToObj("n%04d"::formatted).toList();
            Set<String> halves = Set.of("n0000", "n0999", "n1000", "n1001", "n2299");
            names.parallelStream().forEach(name -> {
                put(FULL + "Till/20261124/" + name);
                if (!halves.contains(name)) {
                    put("tape_recorder_recordings/metadata/Till/20261124/" + name);
                }
            });

            assertThat(writable().leftovers())
                    .extracting(Leftover::name)
                    .containsExactlyElementsOf(halves.stream()
                            .sorted()
                            .map(name -> FULL + "Till/20261124/" + name)
                            .toList());
        }

        @Test
        void blocks_its_id_for_an_hour_and_no_longer() {
            saveHalf("half");
            Recording recording = Tapes.small("half");

            assertThatThrownBy(() -> writable().save(recording))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("whole or by a writer that was cut off within the hour, and never replaced");
            S3TapeCassette later =
                    open.add(builder().writable().open(() -> Instant.now().plus(Duration.ofMinutes(61))));
            later.save(recording);

            assertThat(later.load(recording.id())).isEqualTo(recording);
            assertThatThrownBy(() -> later.save(recording)).isInstanceOf(TapeCassetteException.class);
            assertThat(later.load(recording.id())).isEqualTo(recording);
        }

        @Test
        void is_never_left_by_a_slow_one_that_lives() {
            AtomicInteger asked = new AtomicInteger();
            S3TapeCassette slow = open.add(builder()
                    .writable()
                    .open(() -> Instant.EPOCH.plus(Duration.ofMinutes(31L * asked.incrementAndGet()))));

            assertThatThrownBy(() -> slow.save(Tapes.small("slow")))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessage(
                            "Recording Till/20261124/slow took PT31M to be written to %s, more than PT30M, and is dropped. Let"
                                    + " recordings be smaller, or the connection faster.",
                            slow);
            assertThat(keys()).isEmpty();
        }

        private void saveHalf(String name) {
            S3TapeCassette killed = writable();
            killed.save(Tapes.small(name));
            server.client().deleteObject(request -> request.bucket(bucket)
                    .key("tape_recorder_recordings/metadata/Till/20261124/" + name));
        }

        private void put(String key) {
            server.client().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("another's"));
        }
    }

    @Nested
    class Refuses {

        @Test
        void to_write_unless_asked_to_write() {
            S3TapeCassette cassette = open.of(builder());

            assertThatThrownBy(() -> cassette.create(Tapes.id("no")))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessage(
                            "Recording Till/20261124/no cannot be written: %s is open for reading only. Open it with writable(), or"
                                    + " with read-only=false in its address.",
                            cassette);
            assertThatThrownBy(() -> cassette.delete(Tapes.id("no"))).isInstanceOf(TapeCassetteException.class);
            assertThatThrownBy(() -> cassette.compactIndex("Till")).isInstanceOf(TapeCassetteException.class);
        }

        @Test
        void data_that_is_not_what_was_saved() {
            S3TapeCassette cassette = writable();
            cassette.save(Tapes.small("changed"));
            cassette.save(Tapes.small("another"));
            String data = "tape_recorder_recordings/full/Till/20261124/";
            server.client().copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(data + "another")
                    .destinationBucket(bucket)
                    .destinationKey(data + "changed"));

            assertThatThrownBy(() -> cassette.load(Tapes.id("changed")))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("s3://%s/%schanged is damaged or not ours", bucket, data);
        }

        @Test
        void metadata_of_another_recording() {
            S3TapeCassette cassette = writable();
            cassette.save(Tapes.small("right"));
            String metadata = "tape_recorder_recordings/metadata/Till/20261124/";
            server.client().copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(metadata + "right")
                    .destinationBucket(bucket)
                    .destinationKey(metadata + "copied"));

            assertThatThrownBy(() -> cassette.metadata(Tapes.id("copied")))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessage(
                            "s3://%s/%scopied is about recording Till/20261124/right. Somebody copied it there: delete it.",
                            bucket, metadata);
            assertThat(cassette.find("Till")).containsExactly(Tapes.id("right"));
        }

        @Test
        void a_recording_whose_data_somebody_deleted() {
            S3TapeCassette cassette = writable();
            cassette.save(Tapes.small("half"));
            server.client().deleteObject(request -> request.bucket(bucket)
                    .key("tape_recorder_recordings/full/Till/20261124/half"));

            assertThatThrownBy(() -> cassette.load(Tapes.id("half")))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("is not there, though its metadata is");
        }
    }

    @Nested
    class Once_closed {

        @Test
        void says_so() {
            S3TapeCassette cassette = writable();
            cassette.save(Tapes.small("there"));
            cassette.close();

            assertThatThrownBy(() -> cassette.load(Tapes.id("there")))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageEndingWith("in %s: the cassette is closed. Open it anew.", cassette);
            assertThatThrownBy(() -> cassette.find("Till").toList()).isInstanceOf(TapeCassetteException.class);
            assertThatThrownBy(() -> cassette.save(Tapes.small("late"))).isInstanceOf(TapeCassetteException.class);
        }
    }

    @Nested
    class Leaves_out {

        @Test
        void objects_that_are_not_its_own() {
            S3TapeCassette cassette = writable();
            cassette.save(Tapes.small("mine"));
            for (String key :
                    List.of("Till/readme", "Till/20261124/a b", "Till/20261124/junk", "Till/0/20261124/x", "x")) {
                server.client()
                        .putObject(
                                request -> request.bucket(bucket).key("tape_recorder_recordings/metadata/" + key),
                                RequestBody.fromString("{}"));
            }

            assertThat(cassette.find("Till")).containsExactly(Tapes.id("mine"));
        }
    }

    private S3TapeCassetteBuilder builder() {
        return open.builder(bucket);
    }

    private S3TapeCassette writable() {
        return open.of(builder().writable());
    }

    private List<String> keys() {
        return server.client().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.contains("/index/"))
                .toList();
    }

    private HeadObjectResponse head(String key) {
        return server.client().headObject(request -> request.bucket(bucket).key(key));
    }
}
