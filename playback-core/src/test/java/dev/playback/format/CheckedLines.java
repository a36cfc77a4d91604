package dev.playback.format;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Lines with right checksums, whatever they say. */
final class CheckedLines {

    private final CRC32 crc = new CRC32();
    private final StringBuilder text = new StringBuilder();

    /** Adds a line that is given without its checksum and its last brace. */
    CheckedLines line(String open) {
        update(open);
        String end = ",\"crc32\":\"%08x\"}\n".formatted(crc.getValue());
        update(end);
        text.append(open).append(end);
        return this;
    }

    private void update(String part) {
        crc.update(part.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
