package dev.playback.examples.orders;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** The order service with a planted mistake: nothing intercepts its calls of the catalog. */
final class UninterceptedCatalogService {

    private final Catalog catalog;
    private final OrderDatabase database;

    UninterceptedCatalogService(URI catalog, String database) {
        this.catalog = new Catalog(catalog);
        this.database = new OrderDatabase(database);
    }

    @Operation
    Receipt placeOrder(OrderRequest request) throws SQLException {
        List<PricedLine> lines = request.lines().stream()
                .map(line -> new PricedLine(catalog.product(line.sku()), line.quantity()))
                .toList();
        BigDecimal total = new PriceRule().total(lines, earlierOrders(request.customer()));
        return new Receipt(store(new Order(request.customer(), lines, total)), total);
    }

    @InterceptInput("orders.earlier")
    private int earlierOrders(String customer) throws SQLException {
        return database.ordersOf(customer);
    }

    @InterceptOutput("orders.store")
    private String store(Order order) throws SQLException {
        return database.store(order);
    }
}
