package dev.playback.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.recording.EntryKind;
import dev.playback.recording.Recording;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The recordings were made by the build before the tests. */
class MakeRecordingsTests {

    private final FileTapeCassette cassette = new FileTapeCassette(Path.of("target/recordings"));
    private final List<Recording> recordings = cassette.find("OrderService").map(cassette::load).toList();

    @Test
    void each_request_left_a_recording() {
        assertThat(recordings).hasSize(40);
    }

    @Test
    void some_orders_failed() {
        assertThat(recordings.stream().filter(recording -> recording.operation().threw()))
                .hasSize(5)
                .extracting(recording -> recording.operation().result())
                .anyMatch(error -> error.contains("UnknownProductException"))
                .anyMatch(error -> error.contains("IllegalArgumentException"));
    }

    @Test
    void some_orders_got_different_answers_to_equal_questions() {
        assertThat(recordings).anySatisfy(recording -> {
            List<String> gold = recording.entries().stream()
                    .filter(entry -> entry.kind() == EntryKind.INPUT && entry.key().equals("[\"gold\"]"))
                    .map(entry -> entry.result())
                    .collect(Collectors.toList());
            assertThat(gold).hasSizeGreaterThan(1);
            assertThat(new HashSet<>(gold)).hasSameSizeAs(gold);
        });
    }

    @Test
    void the_database_is_gone() {
        assertThat(Path.of("target/database")).doesNotExist();
    }
}
