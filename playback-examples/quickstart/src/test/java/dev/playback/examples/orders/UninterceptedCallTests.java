package dev.playback.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.difference.Difference;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A green replay proves something only if a call that is not intercepted would make it red. */
class UninterceptedCallTests {

    private static final String DATABASE_NOT_FOUND = "[90146-";

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final OrderRequest request = new OrderRequest("ann", List.of(new OrderLine("lamp", 12)));

    @TempDir
    private Path directory;

    private CatalogServer catalog;
    private String database;

    @BeforeEach
    void startTheWorld() throws IOException, SQLException {
        catalog = CatalogServer.start();
        database = "jdbc:h2:file:" + directory.resolve("orders").toAbsolutePath();
        new OrderDatabase(database).create();
    }

    @AfterEach
    void stopTheCatalog() {
        catalog.close();
    }

    @Test
    void with_every_call_intercepted_the_replay_is_green() throws Exception {
        OrderService service = new OrderService(catalog.address(), database);
        record(() -> service.placeOrder(request));

        endTheWorld();

        assertThat(replay(service).status()).isEqualTo(EqualityStatus.EQUAL);
    }

    @Test
    void a_live_call_of_the_catalog_is_red_once_the_catalog_is_gone() throws Exception {
        UninterceptedCatalogService service = new UninterceptedCatalogService(catalog.address(), database);
        record(() -> service.placeOrder(request));

        Comparison before = replay(service);
        endTheWorld();
        Comparison after = replay(service);

        assertThat(before.status()).isEqualTo(EqualityStatus.EQUAL);
        assertFailed(after, "The catalog did not answer");
    }

    @Test
    void a_live_query_is_red_once_the_database_is_gone() throws Exception {
        UninterceptedDatabaseService service = new UninterceptedDatabaseService(catalog.address(), database);
        record(() -> service.placeOrder(request));

        Comparison before = replay(service);
        endTheWorld();
        Comparison after = replay(service);

        assertThat(before.status()).isEqualTo(EqualityStatus.EQUAL);
        assertFailed(after, DATABASE_NOT_FOUND);
    }

    /** A request to a service. */
    @FunctionalInterface
    private interface Traffic {
        void send() throws Exception;
    }

    private void record(Traffic traffic) throws Exception {
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            traffic.send();
            assertThat(recorder.saved()).isEqualTo(1);
        }
    }

    private void endTheWorld() throws IOException {
        catalog.close();
        Files.delete(directory.resolve("orders.mv.db"));
    }

    private Comparison replay(Object service) {
        TapePlayer player = TapePlayer.over(cassette, service.getClass());
        List<RecordingId> ids = cassette.find(service.getClass().getSimpleName()).toList();
        return new Equalizer(ids, player, () -> service).compare().findFirst().orElseThrow();
    }

    private static void assertFailed(Comparison comparison, String message) {
        assertThat(comparison.status()).isEqualTo(EqualityStatus.FAILED);
        assertThat(comparison.differences())
                .extracting(Difference::replayed)
                .anySatisfy(replayed -> assertThat(replayed).startsWith("threw").contains(message));
    }
}
