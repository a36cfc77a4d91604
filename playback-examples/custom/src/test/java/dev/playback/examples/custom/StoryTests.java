package dev.playback.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoryTests {

    @Test
    void is_told_as_the_readme_shows_it() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        Story.tell(
                "database:jdbc:h2:mem:told;DB_CLOSE_DELAY=-1", new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                3 recordings in the database jdbc:h2:mem:told
                replayed at 100 % of the list price:
                  EQUAL
                  EQUAL
                  EQUAL
                replayed at 90 % of the list price:
                  EQUAL
                  EQUAL
                  EQUAL
                replayed at 110 % of the list price:
                  DIFFERENT 480 g to home cost 390 cents, and now 429
                  DIFFERENT 2000 g to near cost 1040 cents, and now 1099
                  DIFFERENT 12500 g to far cost 6170 cents, and now 6587
                """);
    }
}
