package dev.playback.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless browser with one page, driven over its DevTools socket on the loopback interface. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private int lastId;

    private Chromium(Process process, URI browser) throws Exception {
        this.process = process;
        HttpClient client = HttpClient.newHttpClient();
        URI fresh = URI.create("http://127.0.0.1:%d/json/new?about:blank".formatted(browser.getPort()));
        String target = client.send(
                        HttpRequest.newBuilder(fresh)
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        this.socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(JSON.readTree(target)
                                .path("webSocketDebuggerUrl")
                                .asText()),
                        new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        call("Page.enable", JSON.createObjectNode());
    }

    static Optional<String> command() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> "/usr/bin/" + name)
                .filter(name -> Files.isExecutable(Path.of(name)))
                .findFirst();
    }

    static Chromium start(Path home) throws Exception {
        // The shell reads from a pipe that closes when this JVM ends, however it does, and then kills the browser.
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "\"$0\" \"$@\" & read ignored; kill -9 $!",
                        command().orElseThrow(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + home)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
            String line = errors.readLine();
            while (line != null && !line.startsWith("DevTools listening on ")) {
                line = errors.readLine();
            }
            if (line == null) {
                throw new IOException("The browser ended with " + process.waitFor());
            }
            Thread drain = new Thread(() -> drain(errors), "chromium-errors");
            drain.setDaemon(true);
            drain.start();
            return new Chromium(process, URI.create(line.substring("DevTools listening on ".length())));
        } catch (Exception e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw e;
        }
    }

    private static void drain(BufferedReader errors) {
        try {
            errors.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The stream of a killed process ends like this.
            return;
        }
    }

    void resize(int width, int height, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
    }

    void open(Path page) throws Exception {
        messages.clear();
        call("Page.navigate", JSON.createObjectNode().put("url", page.toUri().toString()));
        await(message -> message.path("method").asText().equals("Page.loadEventFired"));
    }

    /** Evaluates an expression in the page and returns its value as JSON. What it throws fails the test. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result = call(
                "Runtime.evaluate",
                JSON.createObjectNode()
                        .put("expression", expression)
                        .put("returnByValue", true)
                        .put("awaitPromise", true)
                        .put("userGesture", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(
                    expression + "\n" + result.path("exceptionDetails").toPrettyString());
        }
        return result.path("result").path("value");
    }

    void click(String selector) throws Exception {
        evaluate("document.querySelector(%s).click()".formatted(JSON.writeValueAsString(selector)));
    }

    void press(String key) throws Exception {
        ObjectNode event = JSON.createObjectNode().put("key", key);
        if (key.length() == 1) {
            event.put("text", key);
        }
        call("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyDown"));
        call("Input.dispatchKeyEvent", event.put("type", "keyUp"));
    }

    /** Waits until the page has drawn what it was told to. */
    void settle() throws Exception {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    void screenshot(Path file) throws Exception {
        settle();
        JsonNode shot = call("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    private JsonNode call(String method, ObjectNode parameters) throws Exception {
        int id = ++lastId;
        ObjectNode message =
                JSON.createObjectNode().put("id", id).put("method", method).set("params", parameters);
        socket.sendText(JSON.writeValueAsString(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonNode answer = await(one -> one.path("id").asInt() == id);
        if (answer.has("error")) {
            throw new AssertionError(method + ": " + answer.path("error"));
        }
        return answer.path("result");
    }

    private JsonNode await(java.util.function.Predicate<JsonNode> wanted) throws Exception {
        JsonNode message;
        do {
            message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("The browser said nothing for a minute.");
            }
        } while (!wanted.test(message));
        return message;
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
