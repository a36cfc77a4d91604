package dev.playback.examples.webservice;

import dev.playback.annotation.InterceptInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Gets pages over HTTP: an input of the operations. */
@Component
public class PageFetcher {

    private final HttpClient client = HttpClient.newHttpClient();

    // snippet: input
    @InterceptInput("page.fetch")
    String fetch(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("The page %s cannot be fetched.".formatted(url), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while %s was fetched.".formatted(url), e);
        }
    }
    // end
}
