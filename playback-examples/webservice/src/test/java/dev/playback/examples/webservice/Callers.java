package dev.playback.examples.webservice;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls both endpoints of a running service over HTTP, eight requests at once. */
final class Callers {

    private static final int AT_ONCE = 8;

    private Callers() {}

    /** Makes {@code requests} requests and returns how often each status was answered. */
    static Map<Integer, Long> call(int port, Site site, int requests) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            HttpClient client = HttpClient.newHttpClient();
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                URI request = request(port, site, i);
                calls.add(() -> client.send(
                                HttpRequest.newBuilder(request).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : callers.invokeAll(calls)) {
                statuses.add(status.get());
            }
            return statuses.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        } finally {
            callers.shutdownNow();
        }
    }

    private static URI request(int port, Site site, int number) {
        String url = URLEncoder.encode(site.page(1 + number % 20), StandardCharsets.UTF_8);
        return URI.create(
                number % 2 == 0
                        ? "http://127.0.0.1:%d/content-length?url=%s".formatted(port, url)
                        : "http://127.0.0.1:%d/first-characters?url=%s&count=%d".formatted(port, url, 5 + number % 9));
    }
}
