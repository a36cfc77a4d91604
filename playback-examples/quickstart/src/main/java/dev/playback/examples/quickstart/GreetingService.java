package dev.playback.examples.quickstart;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The smallest service with all three: it reads its request, does something with it and stores the result under a key. */
public class GreetingService {

    private final Map<String, String> requests;
    private final Map<String, String> store = new ConcurrentHashMap<>();

    /** A service without requests, as a replay needs it. */
    public GreetingService() {
        this(Map.of());
    }

    /** A service that reads its requests from {@code requests}. */
    public GreetingService(Map<String, String> requests) {
        this.requests = requests;
    }

    // snippet: service
    @Operation
    public String greet(String requestId) {
        String greeting = "Hello, " + request(requestId) + "!";
        return store("greeting-" + requestId, greeting);
    }

    @InterceptInput("greeting.request")
    private String request(String requestId) {
        return requests.get(requestId);
    }

    @InterceptOutput("greeting.store")
    private String store(String key, String greeting) {
        store.put(key, greeting);
        return key;
    }
    // end
}
