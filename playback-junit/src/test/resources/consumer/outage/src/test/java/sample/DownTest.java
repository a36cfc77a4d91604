package sample;

import dev.playback.junit.PlaybackTest;

/** Nothing listens where its recordings should be. */
@PlaybackTest(
        value = Register.class,
        cassette = "s3://recordings/sample?region=us-east-1&endpoint=http://127.0.0.1:9&path-style=true")
class DownTest {}
