package dev.playback.examples.quickstart;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Takes orders: asks the catalog for prices over HTTP, keeps the order in a database. */
public class OrderService {

    /** So many pieces of one article. */
    public record Line(String sku, int count) {}

    /** What a customer wants. */
    public record Order(String customer, List<Line> lines) {}

    /** A line with its price. */
    public record PricedLine(String sku, int count, BigDecimal price) {}

    /** What a customer gets. */
    public record Receipt(long number, BigDecimal total) {}

    // Made when first needed: in replay neither the catalog nor the database is.
    private final String catalog = System.getProperty("orders.catalog", "http://127.0.0.1:1");
    private final String database = System.getProperty("orders.database", "jdbc:h2:./target/orders;IFEXISTS=TRUE");

    @Operation
    public Receipt placeOrder(Order order) throws IOException, InterruptedException, SQLException {
        List<PricedLine> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Line line : order.lines()) {
            BigDecimal price = PriceRule.price(priceOf(line.sku()), line.count());
            lines.add(new PricedLine(line.sku(), line.count(), price));
            total = total.add(price);
        }
        return new Receipt(store(order.customer(), lines, total), total);
    }

    /** Asks the catalog. */
    @InterceptInput("catalog.price")
    BigDecimal priceOf(String sku) throws IOException, InterruptedException {
        return priceOverHttp(catalog, sku);
    }

    /** Keeps the order and returns its number. */
    @InterceptOutput("orders.store")
    private long store(String customer, List<PricedLine> lines, BigDecimal total) throws SQLException {
        return insert(database, customer, lines.size(), total);
    }

    static BigDecimal priceOverHttp(String catalog, String sku) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(catalog + "/price/" + sku)).build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalArgumentException("The catalog has no price for " + sku);
        }
        return new BigDecimal(response.body());
    }

    static long insert(String database, String customer, int lines, BigDecimal total) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into orders (customer, line_count, total) values (?, ?, ?)",
                        Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, customer);
            insert.setInt(2, lines);
            insert.setBigDecimal(3, total);
            insert.executeUpdate();
            ResultSet keys = insert.getGeneratedKeys();
            keys.next();
            return keys.getLong(1);
        }
    }
}
