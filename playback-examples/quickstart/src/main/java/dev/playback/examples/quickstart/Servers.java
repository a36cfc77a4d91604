package dev.playback.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The two HTTP servers of the example: the catalog, and the service itself. On loopback, on free ports. */
final class Servers implements AutoCloseable {

    private static final Map<String, String> PRICES = Map.of("pen", "2.50", "ink", "10.00", "pad", "4.20");

    // One pool each: orders that wait for the catalog must not take its threads.
    private final ExecutorService catalogThreads = Executors.newFixedThreadPool(8);
    private final ExecutorService serviceThreads = Executors.newFixedThreadPool(8);
    private final HttpServer catalog;
    private final HttpServer service;

    /** Starts both. */
    Servers() throws IOException {
        catalog = start("/price/", catalogThreads, exchange -> {
            String path = exchange.getRequestURI().getPath();
            String price = PRICES.get(path.substring("/price/".length()));
            answer(exchange, price == null ? 404 : 200, price == null ? "" : price);
        });
        System.setProperty("orders.catalog", address(catalog));
        OrderService orders = new OrderService();
        service = start("/orders/", serviceThreads, exchange -> {
            try {
                answer(exchange, 200, orders.placeOrder(order(exchange)).toString());
            } catch (Exception e) {
                answer(exchange, 400, String.valueOf(e.getMessage()));
            }
        });
    }

    /** Returns where orders are taken: {@code POST <address>/orders/<customer>} with lines {@code <sku>=<count>}. */
    String address() {
        return address(service);
    }

    private static HttpServer start(String path, ExecutorService threads, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, handler);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static OrderService.Order order(HttpExchange exchange) throws IOException {
        String customer = exchange.getRequestURI().getPath().substring("/orders/".length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<OrderService.Line> lines = new ArrayList<>();
        for (String line : body.lines().toList()) {
            String[] parts = line.split("=");
            lines.add(new OrderService.Line(parts[0], Integer.parseInt(parts[1])));
        }
        return new OrderService.Order(customer, lines);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        service.stop(0);
        catalog.stop(0);
        serviceThreads.shutdownNow();
        catalogThreads.shutdownNow();
    }
}
