package dev.playback.recorder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import dev.playback.annotation.RecordingParameters;
import dev.playback.interception.Intercept;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** A service over HTTP whose operations read and store, and now and then throw their recording away or hold too much for it. */
@RecordingParameters(samplingRate = 0.9)
class SoakService implements AutoCloseable {

    final LongAdder operations = new LongAdder();
    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final HttpServer server;

    SoakService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(pool);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            byte[] body = order(name, name.hashCode()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Operation(category = "Soak")
    String order(String name, int number) {
        operations.increment();
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += rows(name, i).size();
        }
        if (number % 50 == 0) {
            Intercept.discardRecording();
        }
        if (number % 70 == 0) {
            store("x".repeat(300_000), Map.of());
        }
        return store(name, Map.of("sum", sum));
    }

    @InterceptInput("soak.rows")
    List<String> rows(String name, int page) {
        return IntStream.range(0, 20)
                .mapToObj(row -> name + "/" + page + "/" + row)
                .toList();
    }

    @InterceptOutput("soak.store")
    String store(String name, Map<String, Integer> document) {
        return "stored " + name + " " + document;
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
