package dev.playback.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.Leftover;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path directory;

    private final TapeCassette cassette = new InMemoryTapeCassette();

    private static RecordingId save(TapeCassette cassette, String category, int hour) {
        Recording recording = new Recording(
                new RecordingId(category, "20261124", "n" + hour),
                RecordingMetadata.none()
                        .with(RecordingMetadata.RECORDED_AT, NOON.plus(Duration.ofHours(hour)))
                        .with("hour", hour),
                List.of(new Entry(0, "0", EntryKind.OPERATION, "a", "k", List.of(), false, "1", 0, 0, "main")));
        cassette.save(recording);
        return recording.id();
    }

    @Nested
    class RetentionOf {

        @Test
        void a_time_deletes_what_began_before() {
            RecordingId old = save(cassette, "Till", -1);
            RecordingId other = save(cassette, "Drawer", -2);
            RecordingId young = save(cassette, "Till", 0);
            Retention retention = Retention.ofAll().from(NOON);

            assertThat(retention.dryRun(cassette)).containsExactlyInAnyOrder(other, old);
            assertThat(cassette.find("Till")).hasSize(2);
            assertThat(retention.apply(cassette).deleted()).containsExactlyInAnyOrder(other, old);

            assertThat(cassette.find("Till")).containsExactly(young);
            assertThat(cassette.categories()).containsExactly("Till");
        }

        @Test
        void a_number_keeps_the_latest_of_each_category() {
            List<RecordingId> tills = new ArrayList<>();
            for (int hour = 0; hour < 5; hour++) {
                tills.add(save(cassette, "Till", hour));
            }
            RecordingId drawer = save(cassette, "Drawer", 0);

            Retention.Applied applied = Retention.ofAll().atMostPerCategory(2).apply(cassette);

            assertThat(applied.deleted()).containsExactlyElementsOf(tills.subList(0, 3));
            assertThat(cassette.find("Drawer")).containsExactly(drawer);
        }

        @Test
        void everything_deletes_nothing() {
            save(cassette, "Till", 0);
            cassette.save(new Recording(
                    new RecordingId("Till", "20261124", "timeless"), RecordingMetadata.none(), List.of()));

            assertThat(Retention.ofAll().apply(cassette).deleted()).isEmpty();
            assertThat(Retention.ofAll().from(NOON).dryRun(cassette)).isEmpty();
            assertThat(Retention.ofAll().from(NOON.plus(Duration.ofDays(1))).dryRun(cassette))
                    .hasSize(2);
        }

        @Test
        void what_cannot_be_deleted_goes_on_and_tells() {
            RecordingId id = save(cassette, "Till", 0);

            Retention.Applied applied = Retention.ofAll().atMostPerCategory(0).apply(cassette.readOnly());

            assertThat(applied.deleted()).isEmpty();
            assertThat(applied.failed()).containsOnlyKeys(id);
        }

        @Test
        void files_removes_what_dead_processes_left() {
            TapeCassette files = new FileTapeCassette(directory);
            RecordingId id = new RecordingId("Dead", "20261124", "a");
            files.create(id).add(new Entry(0, "0", EntryKind.INPUT, "a", "k", List.of(), false, "1", 0, 0, "main"));

            assertThat(Retention.ofAll().atMostPerCategory(0).apply(files).deleted())
                    .containsExactly(id);

            assertThat(files.find(RecordingLookup.of("Dead").includeIncomplete()))
                    .isEmpty();
        }

        @Test
        void a_negative_number_is_refused() {
            assertThatThrownBy(() -> Retention.ofAll().atMostPerCategory(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("At most -1 recordings per category cannot be kept. Give 0 or more.");
        }
    }

    @Nested
    class ASweep {

        @Test
        void removes_what_was_left_behind_long_ago() throws Exception {
            TapeCassette files = new FileTapeCassette(directory);
            RecordingId kept = save(files, "Till", 0);
            Path torn = left("torn.part", NOON.minus(Duration.ofDays(2)));
            Path young = left("young.part", NOON);
            LeftoverSweep sweep = new LeftoverSweep(NOON.minus(Duration.ofDays(1)));

            assertThat(sweep.dryRun(files))
                    .extracting(Leftover::lastWritten)
                    .containsExactly(NOON.minus(Duration.ofDays(2)));
            assertThat(torn).exists();
            LeftoverSweep.Swept swept = sweep.apply(files);

            assertThat(swept.removed()).hasSize(1);
            assertThat(swept.failed()).isEmpty();
            assertThat(torn).doesNotExist();
            assertThat(young).exists();
            assertThat(files.find("Till")).containsExactly(kept);
        }

        @Test
        void goes_on_past_what_cannot_be_removed_and_tells() throws Exception {
            TapeCassette files = new FileTapeCassette(directory);
            left("a.part", NOON.minus(Duration.ofDays(2)));
            left("b.part", NOON.minus(Duration.ofDays(2)));

            LeftoverSweep.Swept swept = new LeftoverSweep(NOON).apply(files.readOnly());

            assertThat(swept.removed()).isEmpty();
            assertThat(swept.failed()).hasSize(2);
            assertThat(swept.failed().values()).allSatisfy(trouble -> assertThat(trouble)
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("cannot be removed"));
        }

        private Path left(String name, Instant written) throws Exception {
            Path file = directory.resolve("Till/20261124").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{");
            return Files.setLastModifiedTime(file, FileTime.from(written));
        }
    }

    @Nested
    class Copying {

        @Test
        void brings_what_a_lookup_finds_and_tells_its_progress() {
            TapeCassette files = new FileTapeCassette(directory);
            for (int hour = 0; hour < 6; hour++) {
                save(cassette, "Till", hour);
            }
            RecordingLookup lookup = RecordingLookup.of("Till").where("hour", MetadataFilter.atLeast(2));
            List<String> progress = new ArrayList<>();

            RecordingCopy copy = RecordingCopy.of(
                    lookup, cassette, files, (id, done, total) -> progress.add(id.name() + " " + done + "/" + total));

            assertThat(copy.copied()).isEqualTo(4);
            assertThat(progress).containsExactly("n2 1/4", "n3 2/4", "n4 3/4", "n5 4/4");
            assertThat(files.find("Till").map(files::load))
                    .containsExactlyElementsOf(
                            cassette.find(lookup).map(cassette::load).toList());
            assertThat(RecordingCopy.of(lookup, cassette, files).present()).isEqualTo(4);
        }

        @Test
        void goes_on_past_what_it_cannot_read() throws Exception {
            TapeCassette files = new FileTapeCassette(directory);
            RecordingId good = save(files, "Till", 1);
            RecordingId bad = save(files, "Till", 0);
            Files.delete(directory.resolve("Till/20261124/n0.jsonl"));

            RecordingCopy copy = RecordingCopy.of(RecordingLookup.of("Till"), files, cassette);

            assertThat(copy.copied()).isEqualTo(1);
            assertThat(copy.failed()).containsOnlyKeys(bad);
            assertThat(copy.failed().get(bad)).isInstanceOf(TapeCassetteException.class);
            assertThat(cassette.find("Till")).containsExactly(good);
        }
    }
}
