package dev.playback.interception;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call whose body is whatever its thread does until it is closed. For the thread that opened it. */
public final class OpenCall implements AutoCloseable {

    private @Nullable Call call;
    private @Nullable Object result;
    private @Nullable Throwable error;

    OpenCall(@Nullable Call call) {
        this.call = call;
    }

    /** Sets what the call returns. */
    public void result(@Nullable Object value) {
        this.result = value;
    }

    /** Sets what the call throws. */
    public void threw(Throwable thrown) {
        this.error = Objects.requireNonNull(thrown, "thrown");
    }

    /** Ends the call. A second close does nothing. */
    @Override
    public void close() {
        Call open = call;
        call = null;
        if (open != null) {
            Seam.exit(open, result, error);
        }
    }
}
