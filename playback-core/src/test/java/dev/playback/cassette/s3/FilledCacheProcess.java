package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassette;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that loads all recordings of a category through a cache. */
final class FilledCacheProcess {

    private FilledCacheProcess() {}

    /** Takes the address of the cassette. */
    public static void main(String[] arguments) {
        try (TapeCassette cassette = TapeCassette.at(arguments[0])) {
            cassette.find("Till").forEach(id -> {
                cassette.load(id);
                System.out.println("loaded " + id);
            });
        }
    }

    static Process start(String address) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                FilledCacheProcess.class.getName(),
                address));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("AWS_ACCESS_KEY_ID", S3Server.KEY);
        builder.environment().put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
        return builder.start();
    }
}
