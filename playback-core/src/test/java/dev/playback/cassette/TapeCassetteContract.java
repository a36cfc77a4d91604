package dev.playback.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.recording.Entry;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.ArrayList;
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
abstract class TapeCassetteContract {

    abstract TapeCassette cassette();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 23, 37, 41, 53, 67, 79, 83})
    void gives_back_what_it_was_given(long seed) {
        TapeCassette cassette = cassette();
        Recording recording = random(new Random(seed), "Till", "20261124", "a" + seed);

        cassette.save(recording);

        assertThat(cassette.load(recording.id())).isEqualTo(recording);
    }

    @Test
    void finds_the_recordings_of_a_category_oldest_first() {
        TapeCassette cassette = cassette();
        RecordingId late = save(cassette, "Till", "20261125", "a");
        RecordingId early = save(cassette, "Till", "20261124", "z");
        save(cassette, "TillSlow", "20261124", "a");
        save(cassette, "Till.Drawer", "20261123", "a");

        assertThat(cassette.find("Till")).containsExactly(early, late);
        assertThat(cassette.find("Tills")).isEmpty();
    }

    @Test
    void says_that_a_recording_is_not_there() {
        TapeCassette cassette = cassette();
        RecordingId id = new RecordingId("Till", "20261124", "gone");

        assertThatThrownBy(() -> cassette.load(id))
                .isInstanceOf(NoSuchRecordingException.class)
                .hasMessage(
                        "No recording 'Till/20261124/gone' in %s. List its category with TapeCassette.find to see what is"
                                + " there.",
                        cassette);
    }

    @Test
    void never_replaces_a_recording() {
        TapeCassette cassette = cassette();
        Recording first = random(new Random(5), "Till", "20261124", "twice");
        cassette.save(first);

        Recording second = random(new Random(6), "Till", "20261124", "twice");

        assertThatThrownBy(() -> cassette.save(second)).isInstanceOf(TapeCassetteException.class);
        assertThat(cassette.load(first.id())).isEqualTo(first);
    }

    @Test
    void keeps_what_many_threads_save() throws InterruptedException, ExecutionException {
        TapeCassette cassette = cassette();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<RecordingId>> saved = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                String name = "n" + i;
                saved.add(pool.submit(() -> save(cassette, "Busy", "20261124", name)));
            }
            for (Future<RecordingId> one : saved) {
                assertThat(cassette.load(one.get()).id()).isEqualTo(one.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(cassette.find("Busy")).hasSize(200);
    }

    private static RecordingId save(TapeCassette cassette, String category, String day, String name) {
        Recording recording = random(new Random(name.hashCode()), category, day, name);
        cassette.save(recording);
        return recording.id();
    }

    private static Recording random(Random random, String category, String day, String name) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            entries.add(new Entry(
                    i,
                    text(random),
                    List.of(EntryKind.values()).get(random.nextInt(3)),
                    text(random),
                    text(random),
                    List.of(json(random), json(random)),
                    random.nextBoolean(),
                    json(random),
                    random.nextLong(1_000_000),
                    random.nextLong(1_000_000),
                    text(random)));
        }
        RecordingMetadata metadata =
                RecordingMetadata.none().with("z" + text(random), text(random)).with("a" + text(random), text(random));
        return new Recording(new RecordingId(category, day, name), metadata, entries);
    }

    private static String json(Random random) {
        String[] values = {
            "null",
            "true",
            "-0.0",
            "1.0E10",
            "123456789012345678901234567890",
            "0.10",
            "\"a\\nb\\\\\\\"c\"",
            "{\"b\":[1,{\"a\":\"}\"}],\"a\":null}",
            "[]",
            "\"\u2028\uD83D\uDE00\""
        };
        return values[random.nextInt(values.length)];
    }

    private static String text(Random random) {
        String[] values = {
            "", "plain", "line\nbreak", "quote\"back\\slash", "\u0000nul", "\uD83D\uDE00", "r\rn\u2028\u0085"
        };
        return values[random.nextInt(values.length)];
    }
}
