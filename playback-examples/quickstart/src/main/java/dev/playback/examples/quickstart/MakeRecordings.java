package dev.playback.examples.quickstart;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Starts the service, sends it orders over HTTP, eight at once, and leaves their recordings in {@code target/recordings}. */
final class MakeRecordings {

    private static final Path RECORDINGS = Path.of("target/recordings");
    private static final Path DATABASE = Path.of("target/orders.mv.db");

    private MakeRecordings() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        deleteAll(RECORDINGS);
        Files.deleteIfExists(DATABASE);
        createTable();
        try (TapeRecorder recorder = TapeRecorder.over(new FileTapeCassette(RECORDINGS));
                Servers servers = new Servers()) {
            recorder.enableRecording();
            List<Integer> statuses = driveOverHttp(servers.address());
            System.out.printf(
                    "%d orders taken, %d refused, %d recordings in %s%n",
                    statuses.stream().filter(status -> status == 200).count(),
                    statuses.stream().filter(status -> status != 200).count(),
                    recorder.saved(),
                    RECORDINGS);
        }
        // The replay needs neither the servers nor the database.
        Files.delete(DATABASE);
    }

    private static void createTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:./target/orders");
                Statement create = connection.createStatement()) {
            create.execute("create table orders (number bigint auto_increment primary key, customer varchar,"
                    + " line_count int, total decimal(12, 2))");
        }
    }

    private static List<Integer> driveOverHttp(String address) {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 16)
                .mapToObj(i -> HttpRequest.newBuilder(URI.create(address + "/orders/customer" + i))
                        .POST(HttpRequest.BodyPublishers.ofString(body(i)))
                        .build())
                .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String body(int i) {
        // The pen twice: equal inputs in one operation. Every eighth order asks for what the catalog does not have.
        return "pen=%d\n%s=%d\npen=1\n".formatted(i + 1, i % 8 == 7 ? "unicorn" : i % 2 == 0 ? "ink" : "pad", 2);
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
