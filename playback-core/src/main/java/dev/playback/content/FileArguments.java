package dev.playback.content;

import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.OutputDataHandler;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records the content of each {@code Path} or {@code File} among the arguments of an output, up to {@code playback.content.max}, so
 * that contents are compared and not the names of temporary files. Restores each as a {@link RecordedFile}.
 */
public final class FileArguments implements OutputDataHandler {

    @Override
    public Object prepare(InterceptedCall call) throws IOException {
        long limit = Settings.ofProcess().bytes(Setting.CONTENT_MAX);
        List<@Nullable Object> data = new ArrayList<>();
        for (Object argument : call.arguments()) {
            Path path = RecordedFile.path(argument);
            data.add(path == null ? argument : RecordedFile.of(path, limit).data());
        }
        return data;
    }

    @Override
    public Object restore(@Nullable Object data) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Object argument : data instanceof List<?> all ? all : List.of()) {
            arguments.add(RecordedFile.isData(argument) ? RecordedFile.of((Map<?, ?>) argument) : argument);
        }
        return arguments;
    }
}
