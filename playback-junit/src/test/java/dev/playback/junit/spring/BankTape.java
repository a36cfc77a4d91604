package dev.playback.junit.spring;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a bank recorded whose database had accounts. */
final class BankTape {

    private BankTape() {}

    static TapeCassette recorded() {
        TapeCassette cassette = new InMemoryTapeCassette();
        try (ConfigurableApplicationContext bank =
                        SpringApplication.run(BankApplication.class, "--spring.datasource.name=production");
                TapeRecorder recorder = TapeRecorder.over(cassette)) {
            JdbcClient database = bank.getBean(JdbcClient.class);
            database.sql("create table account (owner varchar primary key, balance bigint)")
                    .update();
            database.sql("insert into account values ('ann', 100), ('bob', 5)").update();
            recorder.enableRecording();
            BankService service = bank.getBean(BankService.class);
            service.withdraw("ann", 30);
            service.withdraw("ann", 20);
            try {
                service.withdraw("bob", 6);
            } catch (IllegalStateException tooLittle) {
                // Recorded as well.
            }
        }
        return cassette;
    }
}
