package dev.playback.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Runs the table of kinds in a JVM of its own and prints the key of each kind, as hexadecimal digits of its UTF-8 bytes. */
final class OtherJvm {

    private OtherJvm() {}

    /** Fails if one of the kinds does not come back as the table says. */
    public static void main(String[] arguments) {
        keys().forEach(System.out::println);
    }

    static List<String> keys() {
        JsonValues values = new JsonValues(Set.of("dev.playback.codec"), OtherJvm.class.getClassLoader());
        List<String> keys = new ArrayList<>();
        for (ValueTable.Kind kind : ValueTable.kinds()) {
            kind.verify(values);
            String key = values.writeKey(ValueTable.make(kind.value()), Object.class);
            keys.add(HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8)));
        }
        return keys;
    }
}
