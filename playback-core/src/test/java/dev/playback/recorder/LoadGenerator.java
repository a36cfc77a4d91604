package dev.playback.recorder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a service as fast as it answers, from a process of its own; prints how many requests were answered and how many failed. */
final class LoadGenerator {

    private LoadGenerator() {}

    /** Takes the port, for how many milliseconds, and in how many threads. */
    public static void main(String[] arguments) throws InterruptedException {
        URI service = URI.create("http://127.0.0.1:" + arguments[0] + "/");
        long end = System.nanoTime()
                + Duration.ofMillis(Long.parseLong(arguments[1])).toNanos();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            int number = i;
            Thread thread = new Thread(() -> ask(service, number, end, answered, failed));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(answered + " " + failed);
    }

    private static void ask(URI service, int thread, long end, AtomicInteger answered, AtomicInteger failed) {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; System.nanoTime() < end; i++) {
            String name = "customer-" + thread + "-" + i;
            HttpRequest request = HttpRequest.newBuilder(service.resolve(name))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                boolean right = response.statusCode() == 200 && response.body().startsWith("stored " + name + " ");
                (right ? answered : failed).incrementAndGet();
            } catch (IOException e) {
                failed.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
