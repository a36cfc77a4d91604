package dev.playback.examples.orders;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** The order service with a planted mistake: nothing intercepts its query of the database. */
final class UninterceptedDatabaseService {

    private final Catalog catalog;
    private final OrderDatabase database;

    UninterceptedDatabaseService(URI catalog, String database) {
        this.catalog = new Catalog(catalog);
        this.database = new OrderDatabase(database);
    }

    @Operation
    Receipt placeOrder(OrderRequest request) throws SQLException {
        List<PricedLine> lines = request.lines().stream()
                .map(line -> new PricedLine(product(line.sku()), line.quantity()))
                .toList();
        BigDecimal total = new PriceRule().total(lines, database.ordersOf(request.customer()));
        return new Receipt(store(new Order(request.customer(), lines, total)), total);
    }

    @InterceptInput("orders.product")
    private Product product(String sku) {
        return catalog.product(sku);
    }

    @InterceptOutput("orders.store")
    private String store(Order order) throws SQLException {
        return database.store(order);
    }
}
