package dev.playback.player;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes one service and what it is made of. For one use by one thread. */
final class Instantiation {

    private final Set<Class<?>> inProgress = new HashSet<>();

    /** @throws NoInstanceException if it cannot be made without help */
    Object of(Class<?> service) {
        if (service.isInterface() || Modifier.isAbstract(service.getModifiers())) {
            throw new NoInstanceException(service, "it is abstract", null);
        }
        if (!inProgress.add(service)) {
            throw new NoInstanceException(service, "making one needs another", null);
        }
        Constructor<?> constructor = constructors(service).get(0);
        Object instance = constructed(constructor, arguments(constructor));
        fillFields(instance);
        inProgress.remove(service);
        return instance;
    }

    /** Orders them by how likely they are meant; the first that can be filled comes first. */
    private List<Constructor<?>> constructors(Class<?> service) {
        List<Constructor<?>> all = Arrays.stream(service.getDeclaredConstructors())
                .filter(constructor -> !constructor.isSynthetic())
                .sorted(Comparator.<Constructor<?>, Boolean>comparing(
                                constructor -> constructor.getParameterCount() > 0)
                        .thenComparing(constructor -> !isForInjection(constructor))
                        .thenComparing(constructor -> !Modifier.isPublic(constructor.getModifiers()))
                        .thenComparing(constructor -> -constructor.getParameterCount()))
                .toList();
        List<Constructor<?>> fillable = all.stream()
                .filter(constructor ->
                        Arrays.stream(constructor.getParameters()).allMatch(parameter -> canFill(parameter.getType())))
                .toList();
        if (fillable.isEmpty()) {
            throw new NoInstanceException(service, "its constructor wants %s".formatted(unfillable(all.get(0))), null);
        }
        return fillable;
    }

    private List<String> unfillable(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameters())
                .filter(parameter -> !canFill(parameter.getType()))
                .map(Parameter::toString)
                .toList();
    }

    // By name: the libraries of these annotations need not be there.
    private static boolean isForInjection(Constructor<?> constructor) {
        return Arrays.stream(constructor.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getSimpleName().equals("Inject")
                        || type.getSimpleName().equals("Autowired"));
    }

    private Object[] arguments(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameterTypes()).map(this::filled).toArray();
    }

    private static boolean canFill(Class<?> type) {
        return type.isInterface() || Blank.isWanted(type) || isPlain(type);
    }

    private Object filled(Class<?> type) {
        return type.isInterface() || Blank.isWanted(type) ? Blank.of(type) : of(type);
    }

    // A class of the application without interception is part of its logic, which runs in replay.
    private static boolean isPlain(Class<?> type) {
        return !type.isPrimitive()
                && !type.isArray()
                && !type.isEnum()
                && !Modifier.isAbstract(type.getModifiers())
                && type.getClassLoader() != null;
    }

    private void fillFields(Object instance) {
        for (Field field : fields(instance.getClass())) {
            try {
                field.setAccessible(true);
                if (field.get(instance) == null) {
                    field.set(instance, Blank.of(field.getType()));
                }
            } catch (IllegalAccessException | RuntimeException e) {
                throw new NoInstanceException(instance.getClass(), "its field %s cannot be set".formatted(field), e);
            }
        }
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            Arrays.stream(one.getDeclaredFields())
                    .filter(field ->
                            !Modifier.isStatic(field.getModifiers()) && Blank.isForCollaborator(field.getType()))
                    .forEach(fields::add);
        }
        return fields;
    }

    private static Object constructed(Constructor<?> constructor, Object[] arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new NoInstanceException(
                    constructor.getDeclaringClass(), "its constructor threw %s".formatted(e.getCause()), e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new NoInstanceException(constructor.getDeclaringClass(), e.toString(), e);
        }
    }
}
