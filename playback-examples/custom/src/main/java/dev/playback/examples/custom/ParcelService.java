package dev.playback.examples.custom;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.Iterator;
import java.util.List;

/** Says what it costs to send a parcel. */
public final class ParcelService {

    private static final int EXPORT_CENTS = 100;

    private final List<Tariff> priceList;
    private final List<Quote> book;
    private final int percent;

    /**
     * A service.
     *
     * @param priceList by weight, lightest first
     * @param book where quotes are noted
     * @param percent what is asked of the list price
     */
    public ParcelService(List<Tariff> priceList, List<Quote> book, int percent) {
        this.priceList = priceList;
        this.book = book;
        this.percent = percent;
    }

    /** Makes an offer and notes it. */
    @Operation
    public Quote quote(Region to, int grams) {
        Iterator<Tariff> tariffs = tariffs(to);
        Tariff tariff = tariffs.next();
        while (tariff.upToGrams() < grams) {
            tariff = tariffs.next();
        }
        int carriage = tariff.cents() * percent / 100;
        Quote quote = new Quote(to, grams, to == Region.HOME ? carriage : carriage + EXPORT_CENTS + to.customsCents());
        note(quote);
        return quote;
    }

    // snippet: handler
    @InterceptInput(value = "tariffs.load", dataHandler = IteratorResult.class)
    private Iterator<Tariff> tariffs(Region to) {
        return priceList.stream()
                .map(tariff -> to == Region.FAR ? new Tariff(tariff.upToGrams(), tariff.cents() * 3) : tariff)
                .iterator();
    }
    // end

    @InterceptOutput("quotes.note")
    private void note(Quote quote) {
        book.add(quote);
    }
}
