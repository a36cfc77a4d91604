package dev.playback.format;

import dev.playback.recording.RecordedValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Values that are read from the bytes of their recording each time they are asked for. */
final class StoredValues extends RecordedValues {

    /** The part of all memory that one value may be: its bytes, its text, and the object that is made of it. */
    private static final int SHARE = 6;

    private final RecordingBytes bytes;
    private final Object source;
    private final List<Slice> arguments;
    private final Slice result;
    private final Map<String, Slice> further;

    StoredValues(RecordingBytes bytes, Object source, List<Slice> arguments, Slice result, Map<String, Slice> further) {
        this.bytes = bytes;
        this.source = source;
        this.arguments = List.copyOf(arguments);
        this.result = result;
        this.further = further;
    }

    /** Where a value is. */
    record Slice(long from, int length, int checksum) {}

    @Override
    public List<String> arguments() {
        List<String> texts = new ArrayList<>(arguments.size());
        arguments.forEach(argument -> texts.add(text(argument)));
        return List.copyOf(texts);
    }

    @Override
    public String result() {
        return text(result);
    }

    /** Returns the fields of the line that are not known here, each as JSON, in their order. */
    Map<String, String> further() {
        Map<String, String> fields = new LinkedHashMap<>();
        further.forEach((name, value) -> fields.put(name, text(value)));
        return fields;
    }

    private String text(Slice slice) {
        try {
            if (bytes instanceof HeldBytes held) {
                return new String(held.bytes(), (int) slice.from(), slice.length(), StandardCharsets.UTF_8);
            }
            checkMemory(slice);
            byte[] value = bytes.read(slice.from(), slice.length());
            CRC32 crc = new CRC32();
            crc.update(value);
            if ((int) crc.getValue() != slice.checksum()) {
                throw DamagedRecordingException.of(source, "it changed after it was loaded");
            }
            return new String(value, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DamagedRecordingException("A value of %s cannot be read any more: %s".formatted(source, e), e);
        }
    }

    // A recording that was made to exhaust memory must end in an error of its own, not in the JVM's.
    private void checkMemory(Slice slice) {
        long memory = Runtime.getRuntime().maxMemory();
        if (slice.length() > memory / SHARE) {
            throw new DamagedRecordingException(
                    "A value of %s has %d bytes, too many for a JVM with %d bytes of memory. Give it more with -Xmx, or delete the recording."
                            .formatted(source, slice.length(), memory),
                    null);
        }
    }

    @Override
    public String toString() {
        return "values in " + source;
    }
}
