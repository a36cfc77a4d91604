package dev.playback.junit;

import dev.playback.interception.MethodPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The operations of a service: its own and those it inherits. */
record Operations(Class<?> service, List<MethodPoint> points) {

    /** Finds them; empty {@code method} wants all. */
    static Operations of(Class<?> service, String method) {
        List<MethodPoint> all = lineage(service).stream()
                .flatMap(type -> MethodPoint.operationsOf(type).stream())
                .toList();
        if (all.isEmpty()) {
            throw new MisconfiguredTestException(
                    "%s has no method with @Operation, so it has no recordings. Name the class that has, or a category and a playback function."
                            .formatted(service.getName()));
        }
        List<MethodPoint> wanted = all.stream()
                .filter(point -> method.isEmpty() || point.name().equals(method))
                .toList();
        if (wanted.isEmpty()) {
            throw new MisconfiguredTestException("%s has no operation '%s'. It has: %s."
                    .formatted(
                            service.getName(),
                            method,
                            all.stream().map(MethodPoint::name).distinct().toList()));
        }
        return new Operations(service, wanted);
    }

    List<String> categories() {
        return points.stream().map(MethodPoint::alias).distinct().toList();
    }

    /** Returns the full names of the classes that declare them. */
    Set<String> owners() {
        Set<String> owners = new LinkedHashSet<>();
        points.forEach(point -> owners.add(point.owner()));
        return owners;
    }

    private static Set<Class<?>> lineage(Class<?> service) {
        Set<Class<?>> types = new LinkedHashSet<>();
        List<Class<?>> open = new ArrayList<>(List.of(service));
        while (!open.isEmpty()) {
            Class<?> type = open.remove(0);
            if (types.add(type)) {
                open.addAll(Arrays.asList(type.getInterfaces()));
                if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
                    open.add(type.getSuperclass());
                }
            }
        }
        return types;
    }
}
