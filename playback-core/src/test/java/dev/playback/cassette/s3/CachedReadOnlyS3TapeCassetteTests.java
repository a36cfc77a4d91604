package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CachedReadOnlyS3TapeCassetteTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    @TempDir
    private Path temporary;

    private final OpenCassettes open = new OpenCassettes(server);
    private final CountedRequests requests = new CountedRequests();
    private String bucket = "";
    private FaultProxy network;
    private S3TapeCassette writer;
    private Path directory;

    @BeforeEach
    void openWriter() {
        bucket = server.bucket();
        network = open.add(new FaultProxy(server.endpoint()));
        writer = open.of(open.builder(bucket).writable());
        directory = temporary.resolve("cache");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Nested
    class The_second_run {

        @Test
        void makes_no_request_and_needs_no_network() {
            Recording recording = Tapes.large(Tapes.id("large"), 3_000_000);
            writer.save(recording);
            writer.save(Tapes.small("small"));
            RecordingLookup lookup = RecordingLookup.of("Till")
                    .where("name", MetadataFilter.like("l*"))
                    .limit(5);
            TapeCassette first = cached();
            first.find(lookup).forEach(first::load);
            requests.take();
            network.arm(new Fault.CutRequest(0, Fault.Ending.RESET), Integer.MAX_VALUE, line -> true);

            TapeCassette second = cached();

            assertThat(second.find(lookup)).containsExactly(recording.id());
            assertThat(second.load(recording.id())).isEqualTo(recording);
            assertThat(second.metadata(recording.id())).isEqualTo(recording.metadata());
            assertThat(second.find(RecordingLookup.of("Till").from(Instant.parse("2026-11-24T09:00:00Z"))))
                    .as("another lookup of the same days")
                    .containsExactly(recording.id(), Tapes.id("small"));
            assertThat(requests.take()).isEmpty();
        }

        @Test
        void finds_what_is_new_if_the_cache_is_not_to_be_used() {
            writer.save(Tapes.small("old"));
            assertThat(cached().find("Till")).containsExactly(Tapes.id("old"));
            writer.save(Tapes.small("new"));

            assertThat(cached().find("Till")).containsExactly(Tapes.id("old"));
            TapeCassette refreshing =
                    open.add(builder().open(S3Cache.in(directory).refreshed()));
            assertThat(refreshing.find("Till")).hasSize(2);
            assertThat(cached().find("Till")).as("the refreshed copy").hasSize(2);
        }

        @Test
        void finds_what_is_new_once_its_copy_is_a_day_old_and_the_store_is_reached() throws IOException {
            writer.save(Tapes.small("old"));
            assertThat(cached().find("Till")).hasSize(1);
            writer.save(Tapes.small("new"));
            age(".index.gz", Duration.ofHours(25));

            assertThat(cached().find("Till")).hasSize(2);

            writer.save(Tapes.small("newest"));
            age(".index.gz", Duration.ofHours(25));
            network.arm(new Fault.CutRequest(0, Fault.Ending.RESET), Integer.MAX_VALUE, line -> true);
            assertThat(cached().find("Till"))
                    .as("without a network, an old answer is better than none")
                    .hasSize(2);
        }

        @Test
        void knows_the_categories_without_a_network() throws IOException {
            List<String> odd = List.of("", "Till", "line\nbreak", "\uD800", "x".repeat(500));
            odd.forEach(category -> writer.save(Tapes.small(new RecordingId(category, "20261124", "a"))));
            List<String> sorted = odd.stream().sorted().toList();
            assertThat(cached().categories()).containsExactlyElementsOf(sorted);
            requests.take();
            network.arm(new Fault.CutRequest(0, Fault.Ending.RESET), Integer.MAX_VALUE, line -> true);

            assertThat(cached().categories()).containsExactlyElementsOf(sorted);
            assertThat(requests.take()).isEmpty();

            age("categories", Duration.ofHours(25));
            assertThat(cached().categories())
                    .as("an old answer is better than none")
                    .containsExactlyElementsOf(sorted);
            for (Path copy : files("categories")) {
                Files.writeString(copy, Files.readString(copy).replace("0054", "0055"));
            }
            assertThatThrownBy(() -> cached().categories())
                    .as("a damaged one is not")
                    .isInstanceOf(TapeCassetteException.class);
        }

        @Test
        void finds_new_categories_where_there_were_none_or_the_copy_is_old() throws IOException {
            assertThat(cached().categories()).isEmpty();
            writer.save(Tapes.small("first"));
            assertThat(cached().categories()).containsExactly("Till");
            writer.save(Tapes.small(new RecordingId("Drawer", "20261124", "a")));

            assertThat(cached().categories()).containsExactly("Till");
            age("categories", Duration.ofHours(25));
            assertThat(cached().categories()).containsExactly("Drawer", "Till");
        }

        @Test
        void asks_again_where_nothing_was_found() {
            assertThat(cached().find("Till")).isEmpty();
            writer.save(Tapes.small("first"));

            assertThat(cached().find("Till")).containsExactly(Tapes.id("first"));
        }

        private void age(String ending, Duration age) throws IOException {
            for (Path copy : files(ending)) {
                Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minus(age)));
            }
        }
    }

    @Nested
    class Copies {

        @Test
        void of_different_buckets_and_prefixes_never_meet() {
            String other = server.bucket();
            List<TapeCassette> readers = new ArrayList<>();
            List<Recording> saved = new ArrayList<>();
            for (String place : List.of(bucket, bucket + "/metadata", bucket + "/a", other, other + "/metadata")) {
                String[] parts = place.split("/", 2);
                String prefix = parts.length == 1 ? "" : parts[1];
                Recording recording = Tapes.large(
                        new RecordingId("metadata", "20261124", "same"), 10_000 + 50_000 * (saved.size() + 1));
                open.of(open.builder(parts[0]).prefix(prefix).writable()).save(recording);
                saved.add(recording);
                readers.add(open.add(open.builder(parts[0]).prefix(prefix).open(S3Cache.in(directory))));
            }

            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < readers.size(); i++) {
                    assertThat(readers.get(i).load(saved.get(i).id())).isEqualTo(saved.get(i));
                }
            }
            assertThat(files(".jsonl.zst")).hasSize(5);
        }

        @Test
        void are_private_to_the_user() throws IOException {
            writer.save(Tapes.small("secret"));
            cached().load(Tapes.id("secret"));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
        }

        @Test
        void that_others_could_have_written_are_not_used() throws IOException {
            writer.save(Tapes.small("open"));
            cached().load(Tapes.id("open"));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            requests.take();

            assertThat(cached().load(Tapes.id("open"))).isEqualTo(Tapes.small("open"));
            assertThat(cached().find("Till")).containsExactly(Tapes.id("open"));
            assertThat(requests.take()).isNotEmpty();
        }

        @Test
        void that_are_damaged_are_made_anew() throws IOException {
            Recording recording = Tapes.large(Tapes.id("damaged"), 200_000);
            writer.save(recording);
            cached().load(recording.id());
            cached().find("Till").close();
            for (Path file : files("")) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 4;
                Files.write(file, bytes);
            }

            assertThat(cached().load(recording.id())).isEqualTo(recording);
            assertThat(cached().find("Till")).containsExactly(recording.id());
            requests.take();
            assertThat(cached().load(recording.id())).isEqualTo(recording);
            assertThat(requests.take()).isEmpty();
        }

        @Test
        void that_are_cut_short_at_any_place_are_not_used() throws IOException {
            Recording recording = Tapes.small("cut");
            writer.save(recording);
            cached().load(recording.id());
            for (String ending : List.of(".jsonl.zst", ".meta.json")) {
                Path file = files(ending).get(0);
                byte[] whole = Files.readAllBytes(file);
                for (int length = 0; length < whole.length; length += 1 + whole.length / 8) {
                    Files.write(file, java.util.Arrays.copyOf(whole, length));
                    assertThat(cached().load(recording.id())).isEqualTo(recording);
                }
            }
        }

        @Test
        void that_cannot_be_made_are_done_without() throws IOException {
            Recording recording = Tapes.small("uncached");
            writer.save(recording);
            Files.createFile(directory);

            assertThat(cached().load(recording.id())).isEqualTo(recording);
            assertThat(cached().metadata(recording.id())).isEqualTo(recording.metadata());
            assertThat(cached().find("Till")).containsExactly(recording.id());
        }

        @Test
        void are_right_when_many_fill_the_cache_at_once() throws InterruptedException, ExecutionException {
            List<Recording> saved = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                saved.add(Tapes.large(Tapes.id("n" + i), 60_000 + i));
                writer.save(saved.get(i));
            }
            ExecutorService pool = Executors.newFixedThreadPool(6);
            List<Future<List<Recording>>> loads = new ArrayList<>();
            try {
                for (int i = 0; i < 6; i++) {
                    TapeCassette cassette = cached();
                    loads.add(pool.submit(
                            () -> cassette.find("Till").map(cassette::load).toList()));
                }
                for (Future<List<Recording>> load : loads) {
                    assertThat(load.get()).containsExactlyInAnyOrderElementsOf(saved);
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(files(".part")).isEmpty();
        }

        @Test
        void that_were_not_used_for_the_longest_time_go_first_where_there_are_too_many() throws IOException {
            MovableClock clock = new MovableClock();
            TapeCassette cassette =
                    open.add(builder().open(S3Cache.in(directory).mostBytes(400_000), clock));
            for (int i = 0; i < 5; i++) {
                Recording recording = Tapes.large(Tapes.id("n" + i), 200_000);
                writer.save(recording);
                cassette.load(recording.id());
                clock.now = clock.now.plus(Duration.ofHours(2));
                cassette.load(Tapes.id("n0"));
            }

            assertThat(files(".jsonl.zst"))
                    .extracting(file -> file.getFileName().toString())
                    .contains("n0.jsonl.zst", "n4.jsonl.zst")
                    .doesNotContain("n1.jsonl.zst");
            assertThat(cassette.load(Tapes.id("n1"))).isEqualTo(Tapes.large(Tapes.id("n1"), 200_000));
        }
    }

    @Test
    void refuses_to_write() {
        TapeCassette cassette = cached();

        assertThatThrownBy(() -> cassette.create(Tapes.id("no")))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessage(
                        "Recording Till/20261124/no cannot be written: %s is open for reading only. Open the bucket without a"
                                + " cache to write to it.",
                        cassette);
        assertThatThrownBy(() -> cassette.delete(Tapes.id("no"))).isInstanceOf(TapeCassetteException.class);
        assertThatThrownBy(() -> builder().writable().open(S3Cache.in(directory)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A cassette with a cache is for reading only. Leave out writable() and deletingOnClose(), or the cache.");
    }

    @Test
    void says_that_a_recording_is_not_there() {
        TapeCassette cassette = cached();

        assertThatThrownBy(() -> cassette.load(Tapes.id("gone"))).isInstanceOf(NoSuchRecordingException.class);
        assertThatThrownBy(() -> cassette.metadata(Tapes.id("gone"))).isInstanceOf(NoSuchRecordingException.class);
    }

    private static final class MovableClock implements InstantSource {

        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }

    private S3TapeCassetteBuilder builder() {
        return open.builder(bucket, network.endpoint())
                .interceptor(requests)
                .attempts(2)
                .callTimeout(Duration.ofSeconds(20));
    }

    private TapeCassette cached() {
        return open.add(builder().open(S3Cache.in(directory)));
    }

    private List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
