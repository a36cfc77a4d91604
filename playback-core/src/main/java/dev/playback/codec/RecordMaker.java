package dev.playback.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Makes records of one class by their canonical constructor. For any number of threads. */
final class RecordMaker {

    private final Constructor<?> constructor;
    private final int[] positions;
    private final @Nullable Object[] zeros;

    private RecordMaker(Constructor<?> constructor, int[] positions, @Nullable Object[] zeros) {
        this.constructor = constructor;
        this.positions = positions;
        this.zeros = zeros;
    }

    /**
     * @throws IllegalArgumentException if the constructor is not to be called
     */
    static RecordMaker of(Class<?> type, Slot[] slots) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        int[] positions = new int[components.length];
        @Nullable Object[] zeros = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            positions[i] = position(components[i].getName(), slots);
            zeros[i] = parameters[i].isPrimitive() ? Array.get(Array.newInstance(parameters[i], 1), 0) : null;
        }
        return new RecordMaker(constructor(type, parameters), positions, zeros);
    }

    private static int position(String component, Slot[] slots) {
        int position = 0;
        while (!slots[position].field().getName().equals(component)) {
            position++;
        }
        return position;
    }

    /** Returns the constructor with these parameters, callable. */
    static Constructor<?> constructor(Class<?> type, Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("a %s cannot be made: %s".formatted(type.getName(), e), e);
        }
    }

    /** Makes one of what stands in the slots; zero, false or null for what is null there. */
    Object make(@Nullable Object[] bySlot) {
        @Nullable Object[] arguments = new Object[positions.length];
        for (int i = 0; i < arguments.length; i++) {
            Object value = bySlot[positions[i]];
            arguments[i] = value == null ? zeros[i] : value;
        }
        return construct(constructor, arguments);
    }

    /** Calls {@code constructor}; what it refuses is said to be refused. */
    static Object construct(Constructor<?> constructor, @Nullable Object... arguments) {
        String type = constructor.getDeclaringClass().getName();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the constructor of %s refuses it: %s".formatted(type, e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a %s cannot be made: %s".formatted(type, e), e);
        }
    }
}
