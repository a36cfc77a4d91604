package dev.playback.examples.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP end of the order service: {@code POST /orders} with an order as JSON. */
public final class OrderServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OrderService service;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    private OrderServer(OrderService service, HttpServer server) {
        this.service = service;
        this.server = server;
    }

    /** Serves {@code service} on a free port of the loopback address. */
    public static OrderServer start(OrderService service) throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(LOOPBACK, 0);
        OrderServer server = new OrderServer(service, HttpServer.create(loopback, 0));
        server.server.createContext("/orders", server::answer);
        server.server.setExecutor(server.threads);
        server.server.start();
        return server;
    }

    /** Returns where orders are to be posted. */
    public URI address() {
        return URI.create("http://%s:%d/orders".formatted(LOOPBACK, server.getAddress().getPort()));
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            OrderRequest request = JSON.readValue(exchange.getRequestBody(), OrderRequest.class);
            place(exchange, request);
        }
    }

    private void place(HttpExchange exchange, OrderRequest request) throws IOException {
        try {
            send(exchange, 200, service.placeOrder(request));
        } catch (UnknownProductException | IllegalArgumentException e) {
            send(exchange, 422, Map.of("error", e.getMessage()));
        } catch (SQLException | RuntimeException e) {
            send(exchange, 500, Map.of("error", e.toString()));
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
