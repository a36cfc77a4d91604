package dev.playback.junit;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Finds the code of one method in a class file (JVMS 4). */
final class MethodCode {

    private MethodCode() {}

    /** Returns the instructions of the method; empty if there is none of that name and descriptor, or it is abstract. */
    static byte[] of(DataInputStream file, String name, String descriptor) throws IOException {
        file.skipNBytes(8);
        String[] texts = texts(file);
        file.skipNBytes(6);
        file.skipNBytes(2L * file.readUnsignedShort());
        for (int fields = file.readUnsignedShort(); fields > 0; fields--) {
            file.skipNBytes(6);
            attribute(file, texts, "");
        }
        for (int methods = file.readUnsignedShort(); methods > 0; methods--) {
            file.skipNBytes(2);
            boolean wanted = name.equals(texts[file.readUnsignedShort()]);
            wanted &= descriptor.equals(texts[file.readUnsignedShort()]);
            byte[] code = attribute(file, texts, "Code");
            if (wanted) {
                return code;
            }
        }
        return new byte[0];
    }

    /** Reads all attributes of a member and returns the instructions in the one called {@code wanted}. */
    private static byte[] attribute(DataInputStream file, String[] texts, String wanted) throws IOException {
        byte[] code = new byte[0];
        for (int attributes = file.readUnsignedShort(); attributes > 0; attributes--) {
            String name = texts[file.readUnsignedShort()];
            int length = file.readInt();
            if (name.equals(wanted)) {
                file.skipNBytes(4);
                code = file.readNBytes(file.readInt());
                file.skipNBytes(length - 8L - code.length);
            } else {
                file.skipNBytes(length);
            }
        }
        return code;
    }

    private static String[] texts(DataInputStream file) throws IOException {
        String[] texts = new String[file.readUnsignedShort()];
        Arrays.fill(texts, "");
        for (int i = 1; i < texts.length; i++) {
            switch (file.readUnsignedByte()) {
                case 1 -> texts[i] = file.readUTF();
                case 7, 8, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                case 5, 6 -> {
                    file.skipNBytes(8);
                    // A long or double takes two places.
                    i++;
                }
                default -> file.skipNBytes(4);
            }
        }
        return texts;
    }
}
