package dev.playback.examples.webservice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pages that can be fetched: {@code /pages/7} is a page of seven lines. Listens on loopback only. */
final class Site implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;

    private Site(HttpServer server) {
        this.server = server;
    }

    static Site start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Site site = new Site(server);
        server.setExecutor(site.threads);
        server.createContext("/pages/", Site::answer);
        server.start();
        return site;
    }

    String page(int lines) {
        return "http://127.0.0.1:%d/pages/%d".formatted(server.getAddress().getPort(), lines);
    }

    static String text(int lines) {
        return "Page of %d lines\n".formatted(lines) + "and another line\n".repeat(lines - 1);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] page = text(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
