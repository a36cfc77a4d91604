package dev.playback.examples.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playback.cassette.FileTapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Makes the recordings by real traffic: starts catalog, database and service, records forty requests over HTTP, eight at once, then
 * stops all three and deletes the database.
 */
final class MakeRecordings {

    private static final int REQUESTS = 40;
    private static final List<String> CUSTOMERS = List.of("ann", "bob", "cid", "dan", "eve");
    private static final List<String> SKUS = List.of("pen", "ink", "paper", "lamp", "gold");

    private MakeRecordings() {}

    /** Writes to the directory that is given as the one argument, after emptying it. */
    public static void main(String[] args) throws Exception {
        Path recordings = Path.of(args[0]);
        Path database = recordings.resolveSibling("database");
        delete(recordings);
        delete(database);

        String url = "jdbc:h2:file:" + database.resolve("orders").toAbsolutePath();
        new OrderDatabase(url).create();
        try (CatalogServer catalog = CatalogServer.start();
                OrderServer server = OrderServer.start(new OrderService(catalog.address(), url));
                TapeRecorder recorder = TapeRecorder.over(new FileTapeCassette(recordings))) {
            recorder.enableRecording();
            Map<Integer, Integer> answers = send(server.address(), requests());
            recorder.flush(Duration.ofSeconds(30));
            System.out.printf("%d requests over HTTP, answers by status %s, %d recordings, %d dropped%n",
                    REQUESTS, answers, recorder.saved(), recorder.dropped());
            if (recorder.saved() != REQUESTS || !answers.keySet().equals(Set.of(200, 422))) {
                throw new IllegalStateException("Not every request left a recording; see above.");
            }
        } finally {
            delete(database);
        }
    }

    private static List<OrderRequest> requests() {
        List<OrderRequest> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(new OrderRequest(CUSTOMERS.get(i % CUSTOMERS.size()), lines(i)));
        }
        return requests;
    }

    private static List<OrderLine> lines(int i) {
        if (i == 17) {
            return List.of();
        }
        List<OrderLine> lines = new ArrayList<>();
        for (int line = 0; line <= i % 3; line++) {
            lines.add(new OrderLine(SKUS.get((i / 5 + line) % SKUS.size()), 1 + (i * 7 + line * 5) % 13));
        }
        if (i % 8 == 3) {
            lines.add(new OrderLine("gold", 1));
            lines.add(new OrderLine("gold", 2));
        }
        if (i % 10 == 9) {
            lines.add(new OrderLine("unicorn", i));
        }
        return lines;
    }

    private static Map<Integer, Integer> send(URI address, List<OrderRequest> requests) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        ObjectMapper json = new ObjectMapper();
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> sent = new ArrayList<>();
            for (OrderRequest request : requests) {
                HttpRequest post = HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(request)))
                        .build();
                sent.add(eight.submit(() -> client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode()));
            }
            Map<Integer, Integer> answers = new TreeMap<>();
            for (Future<Integer> answer : sent) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
            return answers;
        } finally {
            eight.shutdownNow();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
