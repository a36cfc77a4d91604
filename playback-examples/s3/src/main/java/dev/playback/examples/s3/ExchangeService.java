package dev.playback.examples.s3;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Exchanges money into euros, at the rates it was given, and books it. */
public final class ExchangeService {

    private final Map<String, BigDecimal> rates;
    private final List<String> bookings = new ArrayList<>();

    /** A service with an empty book. */
    public ExchangeService(Map<String, BigDecimal> rates) {
        this.rates = rates;
    }

    // snippet: operation
    /** Returns what {@code cents} of {@code currency} are in euro cents. */
    @Operation(metadata = ByCurrency.class)
    public long toEuroCents(String currency, long cents) {
        long euroCents = rate(currency)
                .multiply(BigDecimal.valueOf(cents))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        book(currency, cents, euroCents);
        return euroCents;
    }
    // end

    @InterceptInput("rates.get")
    private BigDecimal rate(String currency) {
        return rates.get(currency);
    }

    @InterceptOutput("book.add")
    private void book(String currency, long cents, long euroCents) {
        bookings.add("%d %s = %d EUR".formatted(cents, currency, euroCents));
    }

    /** Returns what was booked. */
    public List<String> bookings() {
        return List.copyOf(bookings);
    }
}
