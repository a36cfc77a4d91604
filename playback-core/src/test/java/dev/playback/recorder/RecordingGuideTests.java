package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.MetadataExtractor;
import dev.playback.annotation.Operation;
import dev.playback.annotation.RecordingParameters;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.TapeCassette;
import dev.playback.interception.Intercept;
import dev.playback.interception.InterceptedInput;
import dev.playback.interception.InterceptedOutput;
import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code of docs/recording.md. */
class RecordingGuideTests {

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final RecorderListener listener = new RecorderListener() {};
    private final List<String> mails = new ArrayList<>();
    private final Bank bank = currency -> new BigDecimal("1.5");
    private final Mailer mailer = (to, text) -> mails.add(to + " " + text);
    private final List<TapeRecorder> recorders = new ArrayList<>();

    @FunctionalInterface
    interface Bank {
        BigDecimal rate(String currency);
    }

    @FunctionalInterface
    interface Mailer {
        void send(String to, String text);
    }

    // snippet: metadata
    static final class ByCountry implements MetadataExtractor {
        @Override
        public Map<String, ?> of(InterceptedCall call) {
            return Map.of("country", call.argument(0, String.class));
        }
    }

    @Operation(category = "Checkout", metadata = ByCountry.class)
    String checkout(String country, int cents) {
        return "receipt for " + cents * vat(country);
    }
    // end

    // snippet: sampling
    @RecordingParameters(samplingRate = 0.05)
    static class Search {

        @Operation(category = "Search")
        String find(String words) {
            if (words.contains("password")) {
                Intercept.discardRecording();
            }
            return "found " + words;
        }
    }
    // end

    // snippet: functional
    static final InterceptedInput RATES = Intercept.input("bank.rate").returning(BigDecimal.class);
    static final InterceptedOutput MAILS = Intercept.output("mail.send");

    BigDecimal convert(String currency, BigDecimal amount) {
        return Intercept.operation("Convert").args(currency, amount).call(() -> {
            BigDecimal rate = RATES.args(currency).call(() -> bank.rate(currency));
            MAILS.args("audit", currency).run(() -> mailer.send("audit", currency));
            return amount.multiply(rate);
        });
    }
    // end

    @Operation(category = "Pay")
    void pay(ExecutorService pool) throws InterruptedException {
        // snippet: threads
        Executor carrying = Intercept.wrap(pool);
        carrying.execute(() -> audit("paid"));
        // end
        pool.shutdown();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @InterceptInput("vat")
    int vat(String country) {
        return country.length();
    }

    @InterceptOutput("audit")
    void audit(String what) {
        mails.add(what);
    }

    @AfterEach
    void closeRecorders() {
        recorders.forEach(TapeRecorder::close);
    }

    @Test
    void an_operation_is_recorded_with_its_metadata() {
        // snippet: enable
        TapeRecorder recorder = TapeRecorder.builder(cassette)
                .categories("Checkout")
                .listener(listener)
                .build();
        recorder.enableRecording();
        // end
        recorders.add(recorder);

        checkout("DE", 100);

        RecordingId id = cassette.find("Checkout").findFirst().orElseThrow();
        assertThat(cassette.metadata(id).text("country")).isEqualTo("DE");
        assertThat(recorder.counts().saved()).isEqualTo(1);
    }

    @Test
    void a_discarded_sample_is_kept_nowhere() {
        TapeRecorder recorder =
                enabled(TapeRecorder.builder(cassette).categories("Search").random(() -> 0L));

        new Search().find("my password");
        new Search().find("pens");

        assertThat(recorder.counts().discarded()).isEqualTo(1);
        assertThat(cassette.find("Search")).hasSize(1);
    }

    @Test
    void code_without_annotations_is_recorded() {
        enabled(TapeRecorder.builder(cassette).categories("Convert"));

        assertThat(convert("USD", BigDecimal.TEN)).isEqualByComparingTo("15");

        RecordingId id = cassette.find("Convert").findFirst().orElseThrow();
        assertThat(cassette.load(id).entries())
                .extracting(Entry::alias)
                .containsExactly("Convert", "bank.rate", "mail.send");
        assertThat(mails).containsExactly("audit USD");
    }

    @Test
    void work_that_is_handed_over_is_part_of_the_operation() throws InterruptedException {
        enabled(TapeRecorder.builder(cassette).categories("Pay"));

        pay(Executors.newSingleThreadExecutor());

        RecordingId id = cassette.find("Pay").findFirst().orElseThrow();
        assertThat(cassette.load(id).entries()).extracting(Entry::lane).containsExactly("0", "0.1");
        assertThat(mails).containsExactly("paid");
    }

    private TapeRecorder enabled(TapeRecorderBuilder builder) {
        TapeRecorder recorder = builder.build();
        recorders.add(recorder);
        recorder.enableRecording();
        return recorder;
    }
}
