package dev.playback.junit;

import java.io.Serial;

/** Says, beside the trouble of a replay, which recording was replayed. Never thrown. */
final class ReplayedRecording extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    ReplayedRecording(String place) {
        super(place);
        setStackTrace(new StackTraceElement[0]);
    }
}
