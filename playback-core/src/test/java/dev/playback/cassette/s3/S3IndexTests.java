package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.format.Compression;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3IndexTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    private final OpenCassettes open = new OpenCassettes(server);
    private final CountedRequests requests = new CountedRequests();
    private String bucket = "";
    private S3TapeCassette reader;

    @BeforeEach
    void openReader() {
        bucket = server.bucket();
        reader = open.of(open.builder(bucket).interceptor(requests));
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Nested
    class Answers_exactly {

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {3, 5, 8, 13})
        void whatever_of_the_index_is_missing_stale_or_twofold(long seed) {
            Random random = new Random(seed);
            InMemoryTapeCassette model = new InMemoryTapeCassette();
            List<Recording> kept = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                S3TapeCassette cassette = open.of(open.builder(bucket).writable());
                for (int i = 0; i < 15; i++) {
                    Recording recording = random(random, "w" + writer + "-" + i);
                    cassette.save(recording);
                    model.save(recording);
                    kept.add(recording);
                }
                Collections.shuffle(kept, random);
                Recording deleted = kept.remove(0);
                cassette.delete(deleted.id());
                model.delete(deleted.id());
                cassette.close();
                if (random.nextBoolean()) {
                    open.of(open.builder(bucket).writable()).compactIndex("Till");
                }
                if (random.nextBoolean()) {
                    server.client().deleteObject(request -> request.bucket(bucket)
                            .key(segments().get(0)));
                }
            }

            for (RecordingLookup lookup : lookups(seed)) {
                assertThat(reader.find(lookup))
                        .as(lookup.toString())
                        .containsExactlyElementsOf(model.find(lookup).toList());
            }
        }

        @Test
        void what_was_saved_anew_under_the_same_id() {
            S3TapeCassette writer = open.of(open.builder(bucket).writable());
            RecordingId id = Tapes.id("again");
            writer.save(Tapes.small(id));
            writer.compactIndex("Till");
            writer.delete(id);
            Recording anew = new Recording(
                    id,
                    Tapes.small(id).metadata().with("round", 2),
                    Tapes.small(id).entries());
            writer.save(anew);

            assertThat(reader.find(RecordingLookup.of("Till").where("round", MetadataFilter.is(2))))
                    .containsExactly(id);
        }

        @Test
        void while_the_index_is_damaged() {
            S3TapeCassette writer = open.of(open.builder(bucket).writable());
            writer.save(Tapes.small("found"));
            writer.close();
            String segment = segments().get(0);
            server.client()
                    .putObject(
                            request -> request.bucket(bucket).key(segment), RequestBody.fromString("no gzip at all"));

            assertThat(reader.find("Till")).containsExactly(Tapes.id("found"));
        }

        @Test
        void while_another_process_compacts_it() {
            for (int i = 0; i < 3; i++) {
                S3TapeCassette writer = open.of(open.builder(bucket).writable());
                writer.save(Tapes.small("early" + i));
                writer.close();
            }
            S3Index index = new S3Index(
                    open.add(bucketOf(reader)), open.add(new RequestPool(4)), new S3Recordings(bucketOf(reader)));
            var batches = index.batches("Till", Days.ALL);
            // The reader has listed the segments that are merged and deleted now.
            open.of(open.builder(bucket).writable()).compactIndex("Till");

            assertThat(batches.flatMap(batch -> batch)
                            .map(candidate -> candidate.id().name()))
                    .containsExactly("early0", "early1", "early2");
        }
    }

    @Nested
    class Takes_few_requests {

        @Test
        void once_it_is_written() {
            S3TapeCassette writer = open.of(open.builder(bucket).writable());
            for (int i = 0; i < 250; i++) {
                writer.save(Tapes.small(new RecordingId("Till", "2026112" + i % 5, "n" + i)));
            }
            writer.close();

            assertThat(reader.find("Till")).hasSize(250);
            assertThat(requests.take())
                    .as("a listing of segments, two full segments and the rest, a listing of recordings")
                    .hasSize(5);
        }

        @Test
        void in_some_days_of_many() {
            S3TapeCassette writer = open.of(open.builder(bucket).writable().compactingOnClose());
            for (int i = 0; i < 40; i++) {
                writer.save(Tapes.small(new RecordingId("Till", "202611" + (10 + i % 20), "n" + i)));
            }
            writer.close();
            RecordingLookup lookup = RecordingLookup.of("Till")
                    .from(Instant.parse("2026-11-12T00:00:00Z"))
                    .to(Instant.parse("2026-11-13T23:59:59Z"));

            assertThat(reader.find(lookup).map(RecordingId::day))
                    .containsExactly("20261112", "20261112", "20261113", "20261113");
            assertThat(requests.take()).hasSize(3);
        }

        @Test
        void none_at_all_for_none_at_all() {
            S3TapeCassette writer = open.of(open.builder(bucket).writable());
            writer.save(Tapes.small("only"));
            writer.close();

            assertThat(reader.find(RecordingLookup.of("Till").limit(0))).isEmpty();
            assertThat(requests.take()).isEmpty();
        }

        @Test
        @Tag("slow")
        void for_ten_thousand_recordings_of_ten_days_once_compacted() {
            S3Bucket direct = bucketOf(reader);
            int[] perDay = {400, 1_600, 700, 1_300, 999, 1_001, 1_000, 1, 1_999, 1_000};
            List<RecordingId> all = new ArrayList<>();
            for (int day = 0; day < perDay.length; day++) {
                for (int i = 0; i < perDay[day]; i++) {
                    all.add(new RecordingId("Till", "202611" + (10 + day), "%05d".formatted(i)));
                }
            }
            try (RequestPool pool = new RequestPool(8)) {
                IndexSegments segments = new IndexSegments(direct, pool);
                List<IndexEntry> entries = pool.map(all, id -> entry(direct, id));
                for (int from = 0; from < entries.size(); from += 100) {
                    segments.write("Till", entries.subList(from, from + 100));
                }
            }
            requests.take();

            assertThat(reader.find("Till")).hasSize(10_000);
            assertThat(requests.take().size() - 100)
                    .as("requests beside one for each segment, before it is compacted")
                    .isLessThanOrEqualTo(14);
            S3TapeCassette writer = open.of(open.builder(bucket).writable());
            CompactedIndex compacted = writer.compactIndex("Till");
            assertThat(requests.take()).as("requests of the reader").isEmpty();

            RecordingLookup lookup = RecordingLookup.of("Till").where("number", MetadataFilter.is(17));
            List<RecordingId> found = reader.find(lookup).toList();

            List<String> made = requests.take();
            assertThat(found).hasSize(9).allMatch(id -> id.name().equals("00017"));
            assertThat(compacted.recordings()).isEqualTo(10_000);
            assertThat(made).hasSizeLessThanOrEqualTo(25);
            assertThat(writer.compactIndex("Till"))
                    .as("compacting again finds nothing to do")
                    .isEqualTo(
                            new CompactedIndex("Till", 10_000, compacted.segmentsAfter(), compacted.segmentsAfter()));
        }

        private IndexEntry entry(S3Bucket direct, RecordingId id) {
            byte[] bytes = stored(id).toBytes();
            String etag = direct.create(
                            direct.settings().keys().metadata(id), Content.of(bytes), "test", S3Upload.Kind.METADATA)
                    .orElseThrow();
            return IndexEntry.of(id, etag, bytes);
        }

        private StoredMetadata stored(RecordingId id) {
            RecordingMetadata metadata = RecordingMetadata.none()
                    .with(
                            RecordingMetadata.RECORDED_AT,
                            at(id.day()).plusSeconds(id.name().hashCode() % 80_000))
                    .with("number", Integer.parseInt(id.name()))
                    .with("country", "US");
            return new StoredMetadata(id, metadata, Compression.ZSTD, 1, "0".repeat(64));
        }
    }

    @Nested
    class Compacting {

        @Test
        void keeps_days_apart_that_are_large_and_merges_small_ones() {
            for (int i = 0; i < 6; i++) {
                S3TapeCassette writer = open.of(open.builder(bucket).writable());
                writer.save(Tapes.small(new RecordingId("Till", "2026112" + i, "n")));
                writer.close();
            }
            S3TapeCassette compactor = open.of(open.builder(bucket).writable());

            assertThat(compactor.compactIndex("Till")).isEqualTo(new CompactedIndex("Till", 6, 6, 1));
            assertThat(compactor.compactIndex("Till")).isEqualTo(new CompactedIndex("Till", 6, 1, 1));
            assertThat(segments())
                    .singleElement()
                    .asString()
                    .startsWith("tape_recorder_recordings/index/Till/20261120-20261125-6-");
        }

        @Test
        void drops_what_was_deleted_and_adds_what_was_never_indexed() {
            S3TapeCassette lost = open.of(open.builder(bucket).writable());
            lost.save(Tapes.small("unindexed"));
            S3TapeCassette writer = open.of(open.builder(bucket).writable());
            writer.save(Tapes.small("stays"));
            writer.save(Tapes.small("goes"));
            writer.close();
            open.of(open.builder(bucket).writable()).delete(Tapes.id("goes"));

            CompactedIndex compacted = open.of(open.builder(bucket).writable()).compactIndex("Till");
            assertThat(reader.find("Till")).hasSize(2);

            assertThat(compacted).isEqualTo(new CompactedIndex("Till", 2, 1, 1));
            assertThat(requests.take()).hasSize(3);
        }

        @Test
        void of_nothing_does_nothing() {
            S3TapeCassette compactor = open.of(open.builder(bucket).writable());

            assertThat(compactor.compactIndex("Nothing")).isEqualTo(new CompactedIndex("Nothing", 0, 0, 0));
        }
    }

    private List<RecordingLookup> lookups(long seed) {
        RecordingLookup all = RecordingLookup.of("Till");
        Instant from = Instant.parse("2026-11-21T10:00:00Z");
        Instant to = Instant.parse("2026-11-23T00:00:00Z");
        return List.of(
                all,
                all.limit(3),
                all.from(from),
                all.to(to),
                all.from(from).to(to),
                all.from(to).to(from),
                all.where("amount", MetadataFilter.between(10, 60)),
                all.where("amount", MetadataFilter.atLeast(50)).limit(4),
                all.limit(7).randomSample(seed),
                all.includeIncomplete());
    }

    private static Recording random(Random random, String name) {
        Instant at = at("20261120").plus(random.nextInt(5 * 24 * 60), ChronoUnit.MINUTES);
        RecordingId id = new RecordingId("Till", at.toString().substring(0, 10).replace("-", ""), name);
        RecordingMetadata metadata = RecordingMetadata.none()
                .with(RecordingMetadata.RECORDED_AT, at)
                .with(RecordingMetadata.INCOMPLETE, random.nextInt(5) == 0)
                .with("amount", random.nextInt(100));
        return new Recording(id, metadata, Tapes.small(id).entries());
    }

    private static Instant at(String day) {
        return Instant.parse(
                "%s-%s-%sT00:00:00Z".formatted(day.substring(0, 4), day.substring(4, 6), day.substring(6)));
    }

    private static S3Bucket bucketOf(S3TapeCassette cassette) {
        return cassette.bucket();
    }

    private List<String> segments() {
        return server
                .client()
                .listObjectsV2(request -> request.bucket(bucket).prefix("tape_recorder_recordings/index/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
