package dev.playback.player;

import dev.playback.annotation.OutputDataHandler;
import dev.playback.codec.JsonValues;
import dev.playback.interception.CallPoint;
import dev.playback.recording.Entry;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments of outputs as values again, by what the replay saw of their methods. */
final class OutputValues {

    private final JsonValues values;
    private final Map<String, CallPoint> points;

    OutputValues(JsonValues values, Map<String, CallPoint> points) {
        this.values = values;
        this.points = Map.copyOf(points);
    }

    List<@Nullable Object> arguments(Entry entry) {
        CallPoint point = points.get(entry.alias());
        if (point == null) {
            throw new IllegalStateException(
                    "The replay made no output '%s', so the types of its arguments are not known. Read them as trees, by JsonValues.tree."
                            .formatted(entry.alias()));
        }
        OutputDataHandler handler = point.rules().outputHandler();
        List<String> recorded = entry.arguments();
        if (handler == null) {
            Type[] types = point.parameterTypes();
            List<@Nullable Object> arguments = new ArrayList<>();
            for (int i = 0; i < recorded.size(); i++) {
                arguments.add(values.read(recorded.get(i), i < types.length ? types[i] : Object.class));
            }
            return Collections.unmodifiableList(arguments);
        }
        Object data = recorded.isEmpty() ? null : values.read(recorded.get(0), Object.class);
        try {
            Object restored = handler.restore(data);
            List<@Nullable Object> arguments = new ArrayList<>();
            if (restored instanceof List<?> several) {
                arguments.addAll(several);
            } else {
                arguments.add(restored);
            }
            return Collections.unmodifiableList(arguments);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DataHandlerException(point, e);
        }
    }
}
