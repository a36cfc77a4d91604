package dev.playback.player;

import dev.playback.codec.JsonValues;
import dev.playback.completion.Publishers;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.recording.Recording;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the operation of a recording again, with its recorded arguments, on what a factory gives. */
final class OperationCall implements PlaybackFunction {

    private static final Logger LOG = LoggerFactory.getLogger(OperationCall.class);

    private final Operations operations;
    private final JsonValues values;
    private final InstanceFactory instances;

    OperationCall(Operations operations, JsonValues values, InstanceFactory instances) {
        this.operations = operations;
        this.values = values;
        this.instances = instances;
    }

    @Override
    public void play(Recording recording) throws Exception {
        play(recording, LOG::warn);
    }

    /** Calls the operation; {@code notes} takes what its arguments are not as they were recorded. */
    void play(Recording recording, Consumer<String> notes) throws Exception {
        List<String> arguments = recording.operation().arguments();
        Method method = operations.of(recording, arguments.size());
        Object target = Modifier.isStatic(method.getModifiers())
                ? null
                : instances.instance(Objects.requireNonNull(operations.service(), "service"), recording);
        Object result = method.invoke(target, read(arguments, method, notes));
        if (result != null && Publishers.isPublisher(method.getGenericReturnType())) {
            Publishers.await(result, Settings.ofProcess().duration(Setting.REPLAY_COMPLETION));
        }
    }

    private Object[] read(List<String> recorded, Method method, Consumer<String> notes) {
        Type[] types = method.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            int index = i;
            arguments[i] = values.read(
                    recorded.get(i),
                    types[i],
                    note -> notes.accept("In argument %d of %s: %s".formatted(index, method.getName(), note)));
        }
        return arguments;
    }
}
