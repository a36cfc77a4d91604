package dev.playback.recorder;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.MetadataExtractor;
import dev.playback.annotation.Operation;
import java.util.Map;

/** A small till that lets a test look in while it works. */
class Till {

    Runnable inside = () -> {};

    @Operation(metadata = ByCustomer.class)
    String sell(String customer, int cents) {
        int rate = rate("EUR");
        inside.run();
        return print(customer + " pays " + cents * rate);
    }

    @Operation(category = "Till.broken", metadata = Broken.class)
    String sellUnnoticed(String customer) {
        inside.run();
        return print(customer);
    }

    @InterceptInput("till.rate")
    int rate(String currency) {
        inside.run();
        return currency.length();
    }

    @InterceptOutput("till.print")
    String print(String line) {
        return "printed " + line;
    }

    static final class ByCustomer implements MetadataExtractor {
        @Override
        public Map<String, ?> of(InterceptedCall call) {
            return Map.of("customer", call.argument(0, String.class));
        }
    }

    static final class Broken implements MetadataExtractor {
        @Override
        public Map<String, ?> of(InterceptedCall call) {
            throw new IllegalStateException("no such fact");
        }
    }
}
