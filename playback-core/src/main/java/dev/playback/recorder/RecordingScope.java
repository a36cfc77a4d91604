package dev.playback.recorder;

import dev.playback.interception.OpenCall;
import org.jspecify.annotations.Nullable;

/** An operation that is under way until the scope is closed, on the thread that opened it. */
public final class RecordingScope implements AutoCloseable {

    private final OpenCall call;

    RecordingScope(OpenCall call) {
        this.call = call;
    }

    /** Sets the result of the operation, which is null otherwise. */
    public void result(@Nullable Object result) {
        call.result(result);
    }

    /** Sets the exception that ended the operation, which is its result then. */
    public void threw(Throwable error) {
        call.threw(error);
    }

    /** Ends the operation. A second close does nothing. */
    @Override
    public void close() {
        call.close();
    }
}
