package dev.playback.player;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A service cannot be made for a replay. */
public final class NoInstanceException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    NoInstanceException(Class<?> service, String reason, @Nullable Throwable cause) {
        this(service.getName(), reason, cause);
    }

    NoInstanceException(String service, String reason, @Nullable Throwable cause) {
        super(
                "A %s cannot be made for the replay: %s. Give an instance factory that makes one."
                        .formatted(service, reason),
                cause);
    }
}
