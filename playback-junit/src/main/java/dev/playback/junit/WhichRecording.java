package dev.playback.junit;

import java.io.Serial;

/** Goes along with what a test threw: which recording it was about. Has no frames. */
final class WhichRecording extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    WhichRecording(String message) {
        super(message, null, false, false);
    }
}
