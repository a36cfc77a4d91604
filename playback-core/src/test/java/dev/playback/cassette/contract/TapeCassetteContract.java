package dev.playback.cassette.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.DeferredTapeCassette;
import dev.playback.cassette.Leftover;
import dev.playback.cassette.NoSuchRecordingException;
import dev.playback.cassette.RecordingDraft;
import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every cassette must keep to. A subclass gives a new, empty one for each test. */
public abstract class TapeCassetteContract extends TapeCassetteLookupContract {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 23, 37, 41, 53, 67, 79, 83, 97, 101, 113, 127})
    void gives_back_what_it_was_given(long seed) {
        TapeCassette cassette = cassette();
        Recording recording = RandomRecordings.of(new Random(seed), id("a" + seed));

        cassette.save(recording);
        settle(cassette);

        assertThat(cassette.load(recording.id())).isEqualTo(recording);
        assertThat(cassette.metadata(recording.id())).isEqualTo(recording.metadata());
    }

    @Test
    void gives_back_values_larger_than_a_block() {
        TapeCassette cassette = cassette();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String value = "\"" + String.valueOf((char) ('a' + i)).repeat(700_001 * i) + "\u00E9\"";
            entries.add(entry(i, List.of(value, "1"), value));
        }
        Recording recording = new Recording(id("large"), RecordingMetadata.none(), entries);

        cassette.save(recording);
        settle(cassette);

        assertThat(cassette.load(recording.id()).equals(recording)).isTrue();
    }

    @Test
    void orders_entries_by_sequence_whenever_they_ended() {
        TapeCassette cassette = cassette();
        List<Entry> ended = new ArrayList<>(List.of(entry(0), entry(1), entry(2), entry(3)));
        Collections.shuffle(ended, new Random(3));
        RecordingDraft draft = cassette.create(id("shuffled"));

        ended.forEach(draft::add);
        draft.save(RecordingMetadata.none());
        settle(cassette);

        assertThat(cassette.load(id("shuffled")).entries()).containsExactly(entry(0), entry(1), entry(2), entry(3));
    }

    @Test
    void takes_calls_one_by_one_and_several_at_once() {
        TapeCassette cassette = cassette();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            entries.add(entry(i, List.of(), "\"" + "x".repeat(i) + "\""));
        }
        RecordingDraft draft = cassette.create(id("many"));

        draft.addAll(List.of());
        draft.add(entries.get(0));
        draft.addAll(entries.subList(1, 299));
        draft.add(entries.get(299));
        draft.save(RecordingMetadata.none());
        settle(cassette);

        assertThat(cassette.load(id("many")).entries()).isEqualTo(entries);
    }

    @Test
    void keeps_a_recording_without_entries() {
        TapeCassette cassette = cassette();
        cassette.create(id("none")).save(RecordingMetadata.none());
        settle(cassette);

        assertThat(cassette.load(id("none")).entries()).isEmpty();
    }

    @Test
    void finds_nothing_of_a_draft_before_it_is_saved_and_after_it_is_aborted() {
        TapeCassette cassette = cassette();
        RecordingDraft draft = cassette.create(id("draft"));
        draft.add(entry(0));
        settle(cassette);
        assertThat(cassette.find("Till")).isEmpty();

        draft.abort();
        draft.add(entry(1));
        draft.save(RecordingMetadata.none());
        settle(cassette);

        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .isEmpty();
        assertThatThrownBy(() -> cassette.load(id("draft"))).isInstanceOf(NoSuchRecordingException.class);
    }

    @Test
    void does_nothing_more_with_a_draft_that_was_saved() {
        TapeCassette cassette = cassette();
        RecordingDraft draft = cassette.create(id("saved"));
        draft.add(entry(0));
        draft.save(RecordingMetadata.none());

        draft.add(entry(1));
        draft.save(RecordingMetadata.none().with("second", true));
        draft.abort();
        settle(cassette);

        assertThat(cassette.load(id("saved")))
                .isEqualTo(new Recording(id("saved"), RecordingMetadata.none(), List.of(entry(0))));
    }

    @Test
    void says_that_a_recording_is_not_there() {
        TapeCassette cassette = cassette();
        RecordingId id = id("gone");
        String message =
                "No recording 'Till/20261124/gone' in %s. List its category with TapeCassette.find to see what is there."
                        .formatted(cassette);

        assertThatThrownBy(() -> cassette.load(id))
                .isInstanceOf(NoSuchRecordingException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> cassette.metadata(id))
                .isInstanceOf(NoSuchRecordingException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> cassette.delete(id))
                .isInstanceOf(NoSuchRecordingException.class)
                .hasMessage(message);
    }

    @Test
    void never_replaces_a_recording() {
        TapeCassette cassette = cassette();
        Recording first = new Recording(id("twice"), RecordingMetadata.none(), List.of(entry(0)));
        Recording second = new Recording(id("twice"), RecordingMetadata.none(), List.of(entry(0), entry(1)));
        cassette.save(first);
        settle(cassette);

        if (cassette instanceof DeferredTapeCassette) {
            assertThatNoException().isThrownBy(() -> cassette.save(second));
            settle(cassette);
        } else {
            assertThatThrownBy(() -> cassette.save(second))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("Till/20261124/twice")
                    .hasMessageContaining("never replaced");
        }

        assertThat(cassette.load(first.id())).isEqualTo(first);
        assertThat(cassette.find("Till")).containsExactly(first.id());
    }

    @Test
    void leaves_nothing_of_a_recording_that_is_no_json() {
        TapeCassette cassette = cassette();
        Recording broken =
                new Recording(id("broken"), RecordingMetadata.none(), List.of(entry(0), entry(1, List.of(), "[1,")));

        if (cassette instanceof DeferredTapeCassette) {
            assertThatNoException().isThrownBy(() -> cassette.save(broken));
            settle(cassette);
        } else {
            assertThatThrownBy(() -> cassette.save(broken))
                    .isInstanceOf(TapeCassetteException.class)
                    .hasMessageContaining("A recording holds what is no JSON: [1,");
        }

        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .isEmpty();
    }

    @Test
    void deletes_a_recording_and_takes_its_id_again() {
        TapeCassette cassette = cassette();
        Recording kept = save(cassette, id("kept"));
        save(cassette, id("deleted"));

        cassette.delete(id("deleted"));

        assertThat(cassette.find("Till")).containsExactly(kept.id());
        assertThatThrownBy(() -> cassette.load(id("deleted"))).isInstanceOf(NoSuchRecordingException.class);
        Recording again = new Recording(id("deleted"), RecordingMetadata.none().with("try", 2), List.of(entry(0)));
        cassette.save(again);
        settle(cassette);
        assertThat(cassette.load(again.id())).isEqualTo(again);
    }

    @Test
    void keeps_categories_of_any_text_apart() {
        TapeCassette cassette = cassette();
        List<String> categories = List.of(
                "",
                " ",
                ".",
                "..",
                "../up",
                "/",
                "a/b",
                "a",
                "a.",
                "%61",
                "a%",
                "Outer.Inner",
                "caf\u00E9",
                "\uD83D\uDE00",
                "\uD800",
                "nul\u0000",
                "con",
                "x".repeat(500),
                "x".repeat(499),
                "line\nbreak");
        for (String category : categories) {
            save(cassette, new RecordingId(category, "20261124", "n" + categories.indexOf(category)));
        }

        for (String category : categories) {
            RecordingId id = new RecordingId(category, "20261124", "n" + categories.indexOf(category));
            assertThat(cassette.find(category)).as("'%s'", category).containsExactly(id);
            assertThat(cassette.load(id).id()).isEqualTo(id);
        }
        assertThat(cassette.categories())
                .containsExactlyElementsOf(categories.stream().sorted().toList());
    }

    @Test
    void keeps_what_many_threads_save() throws InterruptedException, ExecutionException {
        TapeCassette cassette = cassette();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<RecordingId>> saved = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                RecordingId id = id("n" + i);
                saved.add(pool.submit(() -> {
                    cassette.save(RandomRecordings.of(new Random(id.name().hashCode()), id));
                    return id;
                }));
            }
            for (Future<RecordingId> one : saved) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        settle(cassette);

        assertThat(cassette.find("Till")).hasSize(100);
        for (Future<RecordingId> one : saved) {
            assertThat(cassette.load(one.get()))
                    .isEqualTo(RandomRecordings.of(new Random(one.get().name().hashCode()), one.get()));
        }
    }

    @Test
    void leaves_nothing_behind_unless_it_is_killed() {
        TapeCassette cassette = cassette();
        save(cassette, id("kept"));
        save(cassette, id("deleted"));
        RecordingDraft draft = cassette.create(id("aborted"));
        draft.add(entry(0));
        draft.abort();
        settle(cassette);

        cassette.delete(id("deleted"));

        assertThat(cassette.leftovers()).isEmpty();
    }

    @Test
    void reads_and_refuses_to_write_when_it_is_read_only() {
        TapeCassette cassette = cassette();
        Recording recording = save(cassette, id("kept"));
        TapeCassette readOnly = cassette.readOnly();

        assertThat(readOnly.load(recording.id())).isEqualTo(recording);
        assertThat(readOnly.find("Till")).containsExactly(recording.id());
        assertThatThrownBy(() -> readOnly.create(id("new")))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessage(
                        "Recording Till/20261124/new cannot be written: %s is read-only. Open the cassette for writing, with read-only=false in"
                                + " its address.",
                        readOnly);
        assertThatThrownBy(() -> readOnly.delete(id("kept"))).isInstanceOf(TapeCassetteException.class);
        assertThatThrownBy(() -> readOnly.remove(new Leftover("left", 1, Instant.EPOCH)))
                .isInstanceOf(TapeCassetteException.class);
        assertThat(cassette.find("Till")).containsExactly(recording.id());
    }

    @Test
    void forgets_what_was_saved_until_it_was_closed_and_nothing_else() {
        TapeCassette cassette = cassette();
        Recording kept = save(cassette, id("kept"));
        TapeCassette passing = cassette.deletingOnClose();
        passing.save(new Recording(id("passing"), RecordingMetadata.none(), List.of(entry(0))));
        settle(cassette);
        assertThat(passing.find("Till")).hasSize(2);

        passing.close();

        if (!(cassette instanceof DeferredTapeCassette)) {
            assertThat(reopened(cassette).find("Till")).containsExactly(kept.id());
        }
    }

    /** Returns a cassette of the same recordings as one that was closed, where that one cannot be used any more. */
    protected TapeCassette reopened(TapeCassette closed) {
        return closed;
    }

    private static RecordingId id(String name) {
        return new RecordingId("Till", "20261124", name);
    }

    static Entry entry(int sequence) {
        return entry(sequence, List.of("\"a" + sequence + "\""), "\"r" + sequence + "\"");
    }

    private static Entry entry(int sequence, List<String> arguments, String result) {
        EntryKind kind = sequence == 0 ? EntryKind.OPERATION : EntryKind.INPUT;
        return new Entry(sequence, "0", kind, "alias", "k" + sequence, arguments, false, result, 1, 2, "main");
    }
}
