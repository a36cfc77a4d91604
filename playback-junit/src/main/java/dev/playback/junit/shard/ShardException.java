package dev.playback.junit.shard;

import java.io.Serial;

/** It cannot be said which part of the recordings a run is to replay. */
public final class ShardException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    ShardException(String message) {
        super(message);
    }
}
