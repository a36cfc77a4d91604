package dev.playback.content;

import dev.playback.annotation.InputDataHandler;
import dev.playback.annotation.InterceptedCall;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records the content of the file that an input returns as {@code Path} or {@code File}, up to {@code playback.content.max}. Replay
 * gives a temporary file of the same name and content, which is deleted when the process ends; for a file above the limit it fails.
 */
public final class FileResult implements InputDataHandler {

    private static final String KIND = "kind";

    @Override
    public boolean fits(Class<?> declared) {
        return declared.isAssignableFrom(Path.class) || declared.isAssignableFrom(File.class);
    }

    @Override
    public Prepared prepare(InterceptedCall call, @Nullable Object value) throws IOException {
        Path path = RecordedFile.path(value);
        if (path == null) {
            return new Prepared(null, value);
        }
        Map<String, @Nullable Object> data = RecordedFile.of(
                        path, Settings.ofProcess().bytes(Setting.CONTENT_MAX))
                .data();
        data.put(KIND, value instanceof File ? "file" : "path");
        return new Prepared(data, value);
    }

    @Override
    public @Nullable Object restore(InterceptedCall call, @Nullable Object data) throws IOException {
        if (!(data instanceof Map<?, ?> recorded)) {
            return null;
        }
        RecordedFile file = RecordedFile.of(recorded);
        byte[] content = file.required();
        Path directory = Files.createTempDirectory("playback");
        // What a recording names must not lead out of the directory.
        Path name = Path.of(file.name()).getFileName();
        Path target = directory.resolve(name == null || name.toString().startsWith("..") ? "file" : name.toString());
        Files.write(target, content);
        // In this order: the file goes before its directory does.
        directory.toFile().deleteOnExit();
        target.toFile().deleteOnExit();
        return "file".equals(recorded.get(KIND)) ? target.toFile() : target;
    }
}
