package dev.playback.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a class file. Names are as in Java source, with dots.
 *
 * @param majorVersion 61 for Java 17
 * @param superName null for {@code Object} and for a module
 * @param mentionsAnnotations whether its constant pool names an annotation of ours
 * @param lambdas what lambdas and method references in it implement, but for interfaces of the JDK; none if it uses {@code Intercept},
 *     which may be what they are given to
 */
public record ClassHeader(
        int majorVersion,
        int access,
        String name,
        @Nullable String superName,
        List<String> interfaces,
        boolean mentionsAnnotations,
        List<Lambda> lambdas) {

    private static final String INTERCEPT = "dev/playback/interception/Intercept";
    private static final String ANNOTATIONS = "Ldev/playback/annotation/";
    private static final int MAGIC = 0xCAFEBABE;
    private static final int ACC_SYNTHETIC = 0x1000;
    private static final int ACC_ANNOTATION = 0x2000;
    private static final int ACC_MODULE = 0x8000;

    /** Copies the lists. */
    public ClassHeader {
        interfaces = List.copyOf(interfaces);
        lambdas = List.copyOf(lambdas);
    }

    /**
     * A lambda or method reference.
     *
     * @param type the name of the interface that it implements
     * @param method the name of the method
     */
    public record Lambda(String type, String method) {}

    /**
     * Reads it; what follows the interfaces is not looked at.
     *
     * @throws IllegalArgumentException if {@code classFile} is no class file
     */
    public static ClassHeader of(byte[] classFile) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("These %d bytes are no class file.".formatted(classFile.length));
            }
            in.readUnsignedShort();
            int majorVersion = in.readUnsignedShort();
            Pool pool = Pool.read(in);
            int access = in.readUnsignedShort();
            String name = pool.className(in.readUnsignedShort());
            String superName = pool.className(in.readUnsignedShort());
            List<String> interfaces = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                interfaces.add(pool.className(in.readUnsignedShort()));
            }
            return new ClassHeader(
                    majorVersion,
                    access,
                    name,
                    superName.isEmpty() ? null : superName,
                    interfaces,
                    pool.mentions(),
                    pool.lambdas());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "These %d bytes are a broken class file.".formatted(classFile.length), e);
        }
    }

    /** Says whether such a class is never woven: made by a tool at run time, or without methods of its own. */
    public boolean isGenerated() {
        return (access & (ACC_SYNTHETIC | ACC_ANNOTATION | ACC_MODULE)) != 0 || name.contains("$$");
    }

    /** The constant pool: its strings, the indices of class names, and what is linked when it is called. */
    private static final class Pool {

        private final @Nullable String[] strings;
        private final int[] classes;
        // Indices of the two halves of each name with a descriptor.
        private final int[] names;
        private final int[] descriptors;
        private final List<Integer> dynamic = new ArrayList<>();

        private Pool(int size) {
            this.strings = new String[size];
            this.classes = new int[size];
            this.names = new int[size];
            this.descriptors = new int[size];
        }

        static Pool read(DataInputStream in) throws IOException {
            int size = in.readUnsignedShort();
            Pool pool = new Pool(size);
            for (int i = 1; i < size; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> pool.strings[i] = in.readUTF();
                    case 7 -> pool.classes[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 12 -> {
                        pool.names[i] = in.readUnsignedShort();
                        pool.descriptors[i] = in.readUnsignedShort();
                    }
                    case 18 -> {
                        in.skipNBytes(2);
                        pool.dynamic.add(in.readUnsignedShort());
                    }
                    case 3, 4, 9, 10, 11, 17 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        // Long and double take two places.
                        i++;
                    }
                    default ->
                        throw new IOException("Constant %d of %d has the unknown tag %d.".formatted(i, size, tag));
                }
            }
            return pool;
        }

        String className(int index) {
            String name = index < classes.length ? strings[classes[index]] : null;
            return name == null ? "" : name.replace('/', '.');
        }

        List<Lambda> lambdas() {
            List<Lambda> lambdas = new ArrayList<>();
            for (int call : dynamic) {
                String method = call < names.length ? strings[names[call]] : null;
                String descriptor = call < names.length ? strings[descriptors[call]] : null;
                if (method == null || descriptor == null) {
                    continue;
                }
                int result = descriptor.indexOf(")L") + 2;
                if (result > 1 && !descriptor.startsWith("java/", result)) {
                    String type = descriptor.substring(result, descriptor.length() - 1);
                    lambdas.add(new Lambda(type.replace('/', '.'), method));
                }
            }
            return lambdas.isEmpty() || Arrays.asList(strings).contains(INTERCEPT) ? List.of() : lambdas;
        }

        boolean mentions() {
            for (String string : strings) {
                if (string != null && string.startsWith(ANNOTATIONS)) {
                    return true;
                }
            }
            return false;
        }
    }
}
