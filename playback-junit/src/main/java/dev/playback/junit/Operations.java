package dev.playback.junit;

import dev.playback.interception.MethodPoint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The operations of a service: its own and those it inherits. */
record Operations(Class<?> service, List<MethodPoint> points) {

    /** Finds them; empty {@code method} wants all. */
    static Operations of(Class<?> service, String method) {
        List<MethodPoint> all = MethodPoint.operationsOf(service);
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
}
