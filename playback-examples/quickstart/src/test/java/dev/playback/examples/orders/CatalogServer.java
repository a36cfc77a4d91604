package dev.playback.examples.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A product catalog that answers {@code GET /products/<sku>} on a free port of the loopback address. */
final class CatalogServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PRICES =
            Map.of("pen", "2.50", "ink", "10.99", "paper", "4.20", "lamp", "39.00");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final AtomicInteger gold = new AtomicInteger();

    private CatalogServer(HttpServer server) {
        this.server = server;
    }

    static CatalogServer start() throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(LOOPBACK, 0);
        CatalogServer catalog = new CatalogServer(HttpServer.create(loopback, 0));
        catalog.server.createContext("/products/", catalog::answer);
        catalog.server.setExecutor(catalog.threads);
        catalog.server.start();
        return catalog;
    }

    URI address() {
        return URI.create("http://%s:%d/".formatted(LOOPBACK, server.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String sku = path.substring(path.lastIndexOf('/') + 1);
            Optional<BigDecimal> price = price(sku);
            if (price.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = JSON.writeValueAsBytes(new Product(sku, "Fine " + sku, price.get()));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Optional<BigDecimal> price(String sku) {
        // Dearer with each question, so that a replay must give each of several equal calls its own answer.
        return sku.equals("gold")
                ? Optional.of(BigDecimal.valueOf(50_000 + gold.incrementAndGet(), 2))
                : Optional.ofNullable(PRICES.get(sku)).map(BigDecimal::new);
    }
}
