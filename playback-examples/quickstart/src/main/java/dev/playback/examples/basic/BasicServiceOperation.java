package dev.playback.examples.basic;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads its request, does something with it and stores the result under a key. */
public final class BasicServiceOperation {

    private final Path directory;

    /** Reads {@code request.txt} of {@code directory} and stores there. */
    public BasicServiceOperation(Path directory) {
        this.directory = directory;
    }

    // snippet: service
    /** Serves the request and returns the key of the stored result. */
    @Operation
    public String execute() throws IOException {
        String request = requestData();
        String result = doSomethingWith(request);
        return storeResult(result);
    }

    @InterceptInput("basic.request")
    private String requestData() throws IOException {
        return Files.readString(directory.resolve("request.txt"));
    }

    private static String doSomethingWith(String request) {
        return request.strip().toUpperCase(Locale.ROOT);
    }

    @InterceptOutput("basic.store")
    private String storeResult(String result) throws IOException {
        Path file = Files.createTempFile(directory, "result-", ".txt");
        return Files.writeString(file, result).getFileName().toString();
    }
    // end
}
