package dev.playback.junit.spring;

import static dev.playback.junit.assertj.PlaybackAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.junit.PlaybackTest;
import dev.playback.recording.Recording;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same application with a database that has not even a table: what it reads comes from the recordings. */
@SpringBootTest(classes = BankApplication.class, properties = "spring.datasource.name=test")
class BankTests {

    static final TapeCassette CASSETTE = BankTape.recorded();

    @Autowired
    private JdbcClient database;

    // snippet: spring
    @PlaybackTest(BankService.class)
    void behaves_as_recorded() {}

    @PlaybackTest(BankService.class)
    void behaves_as_recorded(Comparison comparison, @Autowired BankService service) {
        assertThat(comparison).isEqual();
    }
    // end

    @PlaybackTest(BankService.class)
    void reads_the_balance(Recording recording) {
        assertThat(recording).hasInput("bank.balance");
    }

    @Test
    void its_own_database_is_there_and_empty() {
        assertThat(database.sql("select count(*) from information_schema.tables where table_name = 'ACCOUNT'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
