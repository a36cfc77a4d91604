package dev.playback.examples.orders;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** Takes orders: asks the catalog for each product, computes the total and stores the order. Safe for many threads. */
public final class OrderService {

    private final Catalog catalog;
    private final OrderDatabase database;
    private final PriceRule rule = new PriceRule();

    /** Uses the system properties {@code orders.catalog} and {@code orders.database}. Connects to nothing yet: a replay never does. */
    public OrderService() {
        this(
                URI.create(System.getProperty("orders.catalog", "http://localhost:8081")),
                System.getProperty("orders.database", "jdbc:h2:./orders"));
    }

    OrderService(URI catalog, String database) {
        this.catalog = new Catalog(catalog);
        this.database = new OrderDatabase(database);
    }

    /**
     * Stores the order and returns its receipt.
     *
     * @throws UnknownProductException if the catalog does not have one of the products
     * @throws IllegalArgumentException if nothing is ordered
     */
    @Operation
    public Receipt placeOrder(OrderRequest request) throws SQLException {
        if (request.lines().isEmpty()) {
            throw new IllegalArgumentException("The order of '%s' has no lines.".formatted(request.customer()));
        }
        List<PricedLine> lines = request.lines().stream()
                .map(line -> new PricedLine(product(line.sku()), line.quantity()))
                .toList();
        BigDecimal total = rule.total(lines, earlierOrders(request.customer()));
        return new Receipt(store(new Order(request.customer(), lines, total)), total);
    }

    @InterceptInput("orders.product")
    private Product product(String sku) {
        return catalog.product(sku);
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
