package dev.playback.examples.mutants;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.ArrayList;
import java.util.List;

/** Ships parcels: loops, conditions, arithmetic and texts to change. */
public class ShippingService {

    private static final int LIGHT = 500;
    private static final int HEAVY = 2000;
    private static final long BASE = 390;

    /** What is to be shipped. */
    public record Parcel(String to, int grams, List<String> contents, boolean isGift) {}

    /** What is stuck on it. */
    public record Label(String text, long cents, int stickers) {}

    /** Ships a parcel. */
    @Operation(category = "Shipping")
    public Label ship(Parcel parcel) {
        if (parcel.contents().isEmpty()) {
            throw new IllegalArgumentException("Nothing to ship to " + parcel.to());
        }
        int zone = zoneOf(parcel.to());
        long cents = postage(parcel.grams(), zone);
        List<String> notes = new ArrayList<>();
        int stickers = 0;
        for (String item : parcel.contents()) {
            if (isFragile(item)) {
                stickers++;
                notes.add("fragile: " + item);
            }
        }
        if (parcel.isGift() && cents > 600) {
            cents -= cents / 10;
            notes.add("gift");
        }
        if (stickers >= 2) {
            insure(parcel.to(), stickers * 100L);
        }
        String text = parcel.to().toUpperCase(java.util.Locale.ROOT) + " " + String.join(", ", notes);
        book(text, cents);
        return new Label(text.trim(), cents, stickers);
    }

    private static long postage(int grams, int zone) {
        long cents = BASE + zone * 110L;
        if (grams > HEAVY) {
            cents *= 2;
        } else if (grams > LIGHT) {
            cents += (grams - LIGHT) / 10 + grams % 3;
        }
        return switch (zone) {
            case 0 -> cents - 40;
            case 1 -> cents;
            default -> cents + 75;
        };
    }

    private static boolean isFragile(String item) {
        return item.startsWith("glass") || item.length() < 4;
    }

    @InterceptInput("shipping.zone")
    private int zoneOf(String to) {
        return to.length() % 4;
    }

    @InterceptOutput("shipping.book")
    private void book(String text, long cents) {
        new StringBuilder(text).append(cents).setLength(0);
    }

    @InterceptOutput("shipping.insure")
    private void insure(String to, long cents) {
        new StringBuilder(to).append(cents).setLength(0);
    }
}
