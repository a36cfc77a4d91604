package dev.playback.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.TapeCassette;
import dev.playback.cassette.TapeCassetteException;
import dev.playback.cassette.contract.TapeCassetteContract;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract that all cassettes pass, and what is special here. */
class DatabaseTapeCassetteTests extends TapeCassetteContract {

    private final String url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());

    @Override
    protected TapeCassette cassette() {
        return new DatabaseTapeCassette(url);
    }

    @Test
    void opens_by_address_and_finds_what_another_one_kept() {
        Recording recording =
                save(TapeCassette.at("database:" + url), new RecordingId("Parcels", "20261124", "kept"));

        TapeCassette readOnly = TapeCassette.at("database:" + url + "?read-only=true");

        assertThat(readOnly.load(recording.id())).isEqualTo(recording);
        assertThatThrownBy(() -> readOnly.create(new RecordingId("Parcels", "20261124", "refused")))
                .isInstanceOf(TapeCassetteException.class);
    }

    @Test
    void leaves_damaged_rows_out_of_a_lookup_and_says_which_one_cannot_be_read() throws SQLException {
        TapeCassette cassette = cassette();
        RecordingId whole = save(cassette, new RecordingId("Parcels", "20261124", "whole")).id();
        RecordingId damaged = save(cassette, new RecordingId("Parcels", "20261124", "damaged")).id();
        change("update recording set metadata = X'7B7D' where path like '%damaged%'");

        assertThat(cassette.find("Parcels")).containsExactly(whole);
        assertThat(cassette.categories()).containsExactly("Parcels");
        assertThatThrownBy(() -> cassette.load(damaged))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageContaining("Parcels/20261124/damaged");
    }

    @Test
    void refuses_content_that_was_changed() throws SQLException {
        TapeCassette cassette = cassette();
        RecordingId id = save(cassette, new RecordingId("Parcels", "20261124", "changed")).id();
        change("update recording set content = X'00'");

        assertThatThrownBy(() -> cassette.load(id))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageContaining("it has 1 bytes instead of");
    }

    @Test
    void says_where_the_store_is_and_no_password() {
        TapeCassette gone = new DatabaseTapeCassette("jdbc:nowhere:shop;PASSWORD=secret");

        RecordingId id = new RecordingId("Parcels", "20261124", "n");

        assertThatThrownBy(() -> gone.save(new Recording(id, RecordingMetadata.none(), List.of())))
                .isInstanceOf(TapeCassetteException.class)
                .hasMessageStartingWith(
                        "Recording Parcels/20261124/n cannot be kept in the database jdbc:nowhere:shop: ");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
