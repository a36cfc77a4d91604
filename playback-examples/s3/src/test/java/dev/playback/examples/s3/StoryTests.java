package dev.playback.examples.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTests {

    @Test
    void is_told_as_the_readme_shows_it(@TempDir Path cache) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        new Story(new PrintStream(printed, true, StandardCharsets.UTF_8)).tell(cache.resolve("copies"));

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                2026-11-23T09:00:00Z: 2 recordings kept, 0 lost
                2026-11-24T09:00:00Z: 3 recordings kept, 0 lost
                The store is there:
                  20261124 EQUAL
                  20261124 EQUAL
                The store is gone, the cache is there:
                  20261124 EQUAL
                  20261124 EQUAL
                The store is gone, and there is no cache:
                  TapeCassetteException
                """);
    }
}
