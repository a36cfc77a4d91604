package dev.playback.format;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Bytes that are no whole recording of a version that is known here. */
public final class DamagedRecordingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    DamagedRecordingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static DamagedRecordingException of(Object source, String trouble) {
        return new DamagedRecordingException(
                "%s is damaged or not ours: %s. Restore it or delete it.".formatted(source, trouble), null);
    }

    static DamagedRecordingException newer(Object source, String version) {
        return new DamagedRecordingException(
                "%s has format version %s, but this is a playback that reads version %d. Use a newer playback."
                        .formatted(source, version, RecordingCodec.VERSION),
                null);
    }
}
