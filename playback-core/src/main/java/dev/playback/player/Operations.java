package dev.playback.player;

import dev.playback.interception.MethodPoint;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingMetadata;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The operations of a service, each looked for once. For any number of threads. */
final class Operations {

    private final @Nullable Class<?> service;
    private final Map<Wanted, Method> found = new ConcurrentHashMap<>();

    Operations(@Nullable Class<?> service) {
        this.service = service;
    }

    /** What a recording says of its operation. */
    private record Wanted(String category, String name, int arguments) {}

    @Nullable
    Class<?> service() {
        return service;
    }

    /**
     * Finds the method that was recorded with so many arguments.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     * @throws IllegalStateException if there is no service
     */
    Method of(Recording recording, int arguments) {
        return found.computeIfAbsent(
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
        List<Method> all = MethodPoint.operationsOf(service).stream()
                .filter(point -> point.alias().equals(wanted.category()))
                .map(MethodPoint::method)
                .filter(method ->
                        method.getName().equals(wanted.name()) && method.getParameterCount() == wanted.arguments())
                .toList();
        if (all.size() != 1) {
            throw new IllegalArgumentException(
                    "%s has %d operations '%s' of category '%s' with the recorded number of arguments. Give a playback function."
                            .formatted(service, all.size(), wanted.name(), wanted.category()));
        }
        all.get(0).setAccessible(true);
        return all.get(0);
    }
}
