package dev.playback.junit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * Says whether a method reads one of its parameters, from its class file: a test method that takes a comparison and never looks at it
 * would be green for nothing.
 */
final class ParameterUse {

    private static final int OBJECT_LOAD = 0x19;
    private static final int OBJECT_LOAD_0 = 0x2a;
    private static final int OBJECT_LOAD_3 = 0x2d;
    private static final int TABLE_SWITCH = 0xaa;
    private static final int LOOKUP_SWITCH = 0xab;
    private static final int WIDE = 0xc4;
    private static final int IINC = 0x84;

    // The length of each instruction, by opcode; the two switches and 'wide' are measured as they come.
    private static final byte[] LENGTHS = lengths();

    private ParameterUse() {}

    /** Returns true for what cannot be told as well. */
    static boolean isRead(Method method, int parameter) {
        String file = method.getDeclaringClass().getName();
        file = file.substring(file.lastIndexOf('.') + 1) + ".class";
        try (InputStream in = method.getDeclaringClass().getResourceAsStream(file)) {
            return in == null
                    || isRead(
                            MethodCode.of(new DataInputStream(in), method.getName(), descriptor(method)),
                            slot(method, parameter));
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static int slot(Method method, int parameter) {
        int slot = Modifier.isStatic(method.getModifiers()) ? 0 : 1;
        for (int i = 0; i < parameter; i++) {
            Class<?> type = method.getParameterTypes()[i];
            slot += type == long.class || type == double.class ? 2 : 1;
        }
        return slot;
    }

    static boolean isRead(byte[] code, int slot) {
        int at = 0;
        while (at < code.length) {
            int opcode = code[at] & 0xff;
            boolean reads = (opcode == OBJECT_LOAD && (code[at + 1] & 0xff) == slot)
                    || (opcode >= OBJECT_LOAD_0 && opcode <= OBJECT_LOAD_3 && opcode - OBJECT_LOAD_0 == slot)
                    || (opcode == WIDE && (code[at + 1] & 0xff) == OBJECT_LOAD && unsigned(code, at + 2) == slot);
            if (reads) {
                return true;
            }
            at += length(code, at, opcode);
        }
        return false;
    }

    private static int length(byte[] code, int at, int opcode) {
        // Switches are aligned to four bytes from the start of the code.
        int aligned = (at + 4) / 4 * 4;
        return switch (opcode) {
            case TABLE_SWITCH -> aligned + 12 + 4 * (integer(code, aligned + 8) - integer(code, aligned + 4) + 1) - at;
            case LOOKUP_SWITCH -> aligned + 8 + 8 * integer(code, aligned + 4) - at;
            case WIDE -> (code[at + 1] & 0xff) == IINC ? 6 : 4;
            default -> LENGTHS[opcode];
        };
    }

    private static int unsigned(byte[] code, int at) {
        return (code[at] & 0xff) << 8 | (code[at + 1] & 0xff);
    }

    private static int integer(byte[] code, int at) {
        return unsigned(code, at) << 16 | unsigned(code, at + 2);
    }

    private static byte[] lengths() {
        byte[] lengths = new byte[256];
        Arrays.fill(lengths, (byte) 1);
        fill(lengths, 2, 0x10, 0x10, 0x12, 0x12, 0x15, 0x19, 0x36, 0x3a, 0xa9, 0xa9, 0xbc, 0xbc);
        fill(lengths, 3, 0x11, 0x11, 0x13, 0x14, 0x84, 0x84, 0x99, 0xa8, 0xb2, 0xb8, 0xbb, 0xbb, 0xbd, 0xbd);
        fill(lengths, 3, 0xc0, 0xc1, 0xc6, 0xc7);
        fill(lengths, 4, 0xc5, 0xc5);
        fill(lengths, 5, 0xb9, 0xba, 0xc8, 0xc9);
        return lengths;
    }

    private static void fill(byte[] lengths, int length, int... ranges) {
        for (int i = 0; i < ranges.length; i += 2) {
            Arrays.fill(lengths, ranges[i], ranges[i + 1] + 1, (byte) length);
        }
    }
}
