package dev.playback.examples.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The product catalog, another service reached over HTTP. Connects at the first question. */
final class Catalog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;

    Catalog(URI address) {
        this.address = address;
    }

    /** Made when it is first used, which in a replay is never. */
    private static final class Http {
        static final HttpClient CLIENT = HttpClient.newHttpClient();
    }

    /**
     * Asks for a product.
     *
     * @throws UnknownProductException if there is none
     * @throws UncheckedIOException if the catalog cannot be asked
     */
    Product product(String sku) {
        URI question = address.resolve("/products/" + URLEncoder.encode(sku, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = Http.CLIENT.send(
                    HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                throw UnknownProductException.of(sku);
            }
            return JSON.readValue(response.body(), Product.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The catalog did not answer %s.".formatted(question), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while asking " + question));
        }
    }
}
