package dev.playback.weaving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/** The superclasses and interfaces of a class, nearest first, with their type parameters as the class sees them. */
final class Kin {

    private Kin() {}

    /** Returns the types one step away from {@code type}, then those two steps away, and so on; without {@code Object}. */
    static List<List<TypeDefinition>> levels(TypeDefinition type) {
        List<List<TypeDefinition>> levels = new ArrayList<>();
        Map<TypeDescription, TypeDefinition> level = Map.of(type.asErasure(), type);
        while (!level.isEmpty()) {
            Map<TypeDescription, TypeDefinition> next = new LinkedHashMap<>();
            for (TypeDefinition member : level.values()) {
                parents(member).forEach(parent -> next.putIfAbsent(parent.asErasure(), parent));
            }
            if (!next.isEmpty()) {
                levels.add(List.copyOf(next.values()));
            }
            level = next;
        }
        return levels;
    }

    /** Returns the methods of {@code type} that {@code method} overrides or that could override it: same name and erased parameters. */
    static List<MethodDescription> matching(TypeDefinition type, MethodDescription method) {
        List<TypeDescription> parameters = erased(method);
        return type.getDeclaredMethods().stream()
                .filter(candidate -> candidate.getInternalName().equals(method.getInternalName())
                        && candidate.isVirtual()
                        && !candidate.isPrivate()
                        && !candidate.isBridge()
                        && erased(candidate).equals(parameters))
                .map(MethodDescription.class::cast)
                .toList();
    }

    static List<TypeDescription> erased(MethodDescription method) {
        return method.getParameters().asTypeList().asErasures();
    }

    static List<String> names(MethodDescription method) {
        return erased(method).stream().map(TypeDescription::getActualName).toList();
    }

    private static List<TypeDefinition> parents(TypeDefinition type) {
        List<TypeDefinition> parents = new ArrayList<>();
        TypeDefinition superClass = type.getSuperClass();
        if (superClass != null && !superClass.represents(Object.class)) {
            parents.add(superClass);
        }
        parents.addAll(type.getInterfaces());
        return parents;
    }
}
