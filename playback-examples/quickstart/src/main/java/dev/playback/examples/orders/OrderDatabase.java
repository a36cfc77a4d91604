package dev.playback.examples.orders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The orders in a relational database. Connects for each call, and only to a database that exists. */
final class OrderDatabase {

    private final String url;

    OrderDatabase(String url) {
        this.url = url;
    }

    /** Makes the database with its empty tables. */
    void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id bigint generated always as identity primary key,"
                    + " customer varchar not null, total decimal(12, 2) not null)");
            statement.execute("create table order_lines (order_id bigint not null references orders,"
                    + " sku varchar not null, price decimal(12, 2) not null, quantity int not null)");
        }
    }

    int ordersOf(String customer) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement("select count(*) from orders where customer = ?")) {
            query.setString(1, customer);
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }

    String store(Order order) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            long id = storeHead(connection, order);
            storeLines(connection, id, order);
            connection.commit();
            return "order-" + id;
        }
    }

    private static long storeHead(Connection connection, Order order) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into orders (customer, total) values (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, order.customer());
            insert.setBigDecimal(2, order.total());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static void storeLines(Connection connection, long id, Order order) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into order_lines values (?, ?, ?, ?)")) {
            for (PricedLine line : order.lines()) {
                insert.setLong(1, id);
                insert.setString(2, line.product().sku());
                insert.setBigDecimal(3, line.product().price());
                insert.setInt(4, line.quantity());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Connection connect() throws SQLException {
        // H2 would make a missing database anew.
        return DriverManager.getConnection(url + ";IFEXISTS=TRUE");
    }
}
