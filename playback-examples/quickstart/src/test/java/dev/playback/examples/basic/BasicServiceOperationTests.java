package dev.playback.examples.basic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasicServiceOperationTests {

    @Test
    void is_recorded_played_and_compared(@TempDir Path directory) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        BasicStory.tell(directory, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                OPERATION BasicServiceOperation[]
                INPUT basic.request[]
                OUTPUT basic.store["HELLO AGAIN"]
                BasicServiceOperation is EQUAL
                BasicServiceOperation is EQUAL in the studio
                WordCount is EQUAL in the studio
                """);
    }
}
