package dev.playback.examples.webservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedCodeTests {

    @Test
    void turns_the_recordings_red_that_it_reaches_and_no_other(@TempDir Path directory) throws Exception {
        Process replay = ChangedCode.replay(directory).redirectErrorStream(true).start();
        String printed = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(replay.waitFor()).as(printed).isEqualTo(1);
        assertThat(printed)
                .contains("12 recordings: 7 equal, 5 different")
                .contains("  operation[0].result.text: \"Page of 8 li\" -> \"Page of 8\"\n"
                        + "  invocation.save[0].args[0].answer: \"Page of 8 li\" -> \"Page of 8\"\n");
        assertThat(directory.resolve("report/report.html")).content().contains("FirstCharacters");
    }
}
