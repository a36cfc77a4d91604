package dev.playback.player;

import dev.playback.codec.JsonValues;
import dev.playback.completion.Publishers;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.interception.MethodPoint;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingMetadata;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the operation of a recording again, with its recorded arguments, on what a factory gives. */
final class OperationCall implements PlaybackFunction {

    private static final Logger LOG = LoggerFactory.getLogger(OperationCall.class);

    private final @Nullable Class<?> service;
    private final JsonValues values;
    private final InstanceFactory instances;
    private final Map<Wanted, Method> operations = new ConcurrentHashMap<>();

    OperationCall(@Nullable Class<?> service, JsonValues values, InstanceFactory instances) {
        this.service = service;
        this.values = values;
        this.instances = instances;
    }

    /** What a recording says of its operation. */
    private record Wanted(String category, String name, int arguments) {}

    @Override
    public void play(Recording recording) throws Exception {
        play(recording, LOG::warn);
    }

    /** Calls the operation; {@code notes} takes what its arguments are not as they were recorded. */
    void play(Recording recording, Consumer<String> notes) throws Exception {
        List<String> arguments = recording.operation().arguments();
        Method method = operation(recording, arguments.size());
        Object target = Modifier.isStatic(method.getModifiers())
                ? null
                : instances.instance(Objects.requireNonNull(service, "service"), recording);
        Object result = method.invoke(target, read(arguments, method, notes));
        if (result != null && Publishers.isPublisher(method.getGenericReturnType())) {
            Publishers.await(result, Settings.ofProcess().duration(Setting.REPLAY_COMPLETION));
        }
    }

    private Method operation(Recording recording, int arguments) {
        return operations.computeIfAbsent(
                new Wanted(
                        recording.id().category(),
                        recording.metadata().text(RecordingMetadata.OPERATION_METHOD),
                        arguments),
                this::find);
    }

    private Method find(Wanted wanted) {
        if (service == null) {
            throw new IllegalStateException(
                    "A player without a service cannot call an operation. Give it one, or a playback function.");
        }
        List<Method> found = MethodPoint.operationsOf(service).stream()
                .filter(point -> point.alias().equals(wanted.category()))
                .map(MethodPoint::method)
                .filter(method ->
                        method.getName().equals(wanted.name()) && method.getParameterCount() == wanted.arguments())
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "%s has %d operations '%s' of category '%s' with the recorded number of arguments. Give a playback function."
                            .formatted(service, found.size(), wanted.name(), wanted.category()));
        }
        found.get(0).setAccessible(true);
        return found.get(0);
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
