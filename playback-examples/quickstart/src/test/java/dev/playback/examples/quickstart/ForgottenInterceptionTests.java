package dev.playback.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.examples.quickstart.OrderService.Line;
import dev.playback.examples.quickstart.OrderService.Order;
import dev.playback.examples.quickstart.OrderService.PricedLine;
import dev.playback.examples.quickstart.OrderService.Receipt;
import dev.playback.player.TapePlayer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Proves that the replay has no catalog and no database: a call that is not intercepted fails. */
class ForgottenInterceptionTests {

    private static final String CATALOG = "http://127.0.0.1:1";
    private static final String DATABASE = "jdbc:h2:./target/orders;IFEXISTS=TRUE";

    /** Asks the catalog without interception. */
    static class ForgotCatalog {

        @Operation(category = "OrderService")
        Receipt placeOrder(Order order) throws Exception {
            BigDecimal total = BigDecimal.ZERO;
            List<PricedLine> lines = new ArrayList<>();
            for (Line line : order.lines()) {
                BigDecimal piece = OrderService.priceOverHttp(CATALOG, line.sku());
                lines.add(new PricedLine(line.sku(), line.count(), PriceRule.price(piece, line.count())));
                total = total.add(lines.get(lines.size() - 1).price());
            }
            return new Receipt(store(order.customer(), lines, total), total);
        }

        @InterceptOutput("orders.store")
        private long store(String customer, List<PricedLine> lines, BigDecimal total) throws Exception {
            return OrderService.insert(DATABASE, customer, lines.size(), total);
        }
    }

    /** Stores without interception. */
    static class ForgotDatabase {

        @Operation(category = "OrderService")
        Receipt placeOrder(Order order) throws Exception {
            BigDecimal total = BigDecimal.ZERO;
            for (Line line : order.lines()) {
                total = total.add(PriceRule.price(priceOf(line.sku()), line.count()));
            }
            return new Receipt(OrderService.insert(DATABASE, order.customer(), order.lines().size(), total), total);
        }

        @InterceptInput("catalog.price")
        private BigDecimal priceOf(String sku) throws Exception {
            return OrderService.priceOverHttp(CATALOG, sku);
        }
    }

    @Test
    void the_catalog_is_not_there() {
        List<Comparison> comparisons = compare(ForgotCatalog.class, ForgotCatalog::new);

        assertEquals(14, failures(comparisons, "java.net.ConnectException"));
    }

    @Test
    void the_database_is_not_there() {
        assertFalse(Files.exists(Path.of("target/orders.mv.db")));

        List<Comparison> comparisons = compare(ForgotDatabase.class, ForgotDatabase::new);

        assertEquals(14, failures(comparisons, "Database"));
        assertFalse(Files.exists(Path.of("target/orders.mv.db")));
    }

    private static long failures(List<Comparison> comparisons, String text) {
        return comparisons.stream()
                .filter(comparison -> comparison.status() == EqualityStatus.FAILED)
                .filter(comparison -> comparison.differences().toString().contains(text))
                .count();
    }

    private static List<Comparison> compare(Class<?> service, Supplier<?> instances) {
        FileTapeCassette cassette = new FileTapeCassette(Path.of("target/recordings"));
        TapePlayer player = TapePlayer.over(cassette, service);
        return new Equalizer(cassette.find("OrderService").toList(), player, instances).compare().toList();
    }
}
