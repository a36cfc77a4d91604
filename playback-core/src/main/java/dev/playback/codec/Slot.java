package dev.playback.codec;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a class.
 *
 * @param position its number among the fields of its class
 * @param name the name in recordings: that of the field, numbered where a superclass has the same
 * @param quoted the name as it stands in JSON, with its colon
 */
// The array is written out and never changed.
@SuppressWarnings("ArrayRecordComponent")
record Slot(
        int position, String name, byte[] quoted, Field field, JavaType type, List<String> formerNames, Access access) {

    /** How it is read. */
    enum Access {
        LONG,
        INT,
        BOOLEAN,
        OBJECT
    }

    static Slot of(int position, String name, Field field, JavaType type) {
        Class<?> raw = field.getType();
        Access access = raw == long.class
                ? Access.LONG
                : raw == int.class ? Access.INT : raw == boolean.class ? Access.BOOLEAN : Access.OBJECT;
        return new Slot(position, name, JsonText.quotedName(name), field, type, BeanShape.formerNames(field), access);
    }

    /** Says whether it is declared as more than the field holds: nothing checks a type variable at run time. */
    boolean isGeneric() {
        return type.getRawClass() != field.getType();
    }

    @Nullable
    Object get(Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    long getLong(Object owner) {
        try {
            return access == Access.INT ? field.getInt(owner) : field.getLong(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean getBoolean(Object owner) {
        try {
            return field.getBoolean(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    void set(Object owner, @Nullable Object value) {
        if (value == null && field.getType().isPrimitive()) {
            throw new IllegalArgumentException("it is null, but the field is a " + field.getType());
        }
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
