package dev.playback.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTests {

    private static final String MARKER = Frames.marker("0123456789abcdef0123456789abcdef");

    private final ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    private final FrameWriter writer = new FrameWriter(pipe, MARKER);
    private final ByteArrayOutputStream stray = new ByteArrayOutputStream();

    private FrameReader reader() {
        return new FrameReader(new ByteArrayInputStream(pipe.toByteArray()), MARKER, stray::write);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void come_through_among_any_other_bytes(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> sent = new ArrayList<>();
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        for (int message = 0; message < 200; message++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            byte[] partial =
                    MARKER.substring(0, random.nextInt(MARKER.length())).getBytes(StandardCharsets.US_ASCII);
            noise.write(bytes);
            noise.write(partial);
            pipe.write(bytes);
            pipe.write(partial);
            sent.add("message " + random.nextInt() + "é".repeat(random.nextInt(300)));
            writer.send(Messages.message(sent.get(message)));
        }

        FrameReader reader = reader();

        for (String message : sent) {
            assertThat(reader.next().orElseThrow().path("is").asText()).isEqualTo(message);
        }
        assertThat(reader.next()).isEmpty();
        assertThat(stray.toByteArray()).isEqualTo(noise.toByteArray());
    }

    @Test
    void that_something_wrote_into_are_refused() throws IOException {
        writer.send(Messages.message("hello"));
        byte[] bytes = pipe.toByteArray();
        bytes[bytes.length - 3] ^= 1;
        pipe.reset();
        pipe.write(bytes);

        assertThatThrownBy(() -> reader().next())
                .isInstanceOf(IOException.class)
                .hasMessage("A message between parent and worker came broken: something wrote into the same pipe.");
    }

    @Test
    void that_break_off_are_refused() throws IOException {
        writer.send(Messages.message("hello"));
        byte[] bytes = pipe.toByteArray();
        pipe.reset();
        pipe.write(bytes, 0, bytes.length - 3);

        assertThatThrownBy(() -> reader().next())
                .isInstanceOf(IOException.class)
                .hasMessage("The other side ended within a message.");
    }

    @Test
    void of_another_channel_are_no_messages() throws IOException {
        new FrameWriter(pipe, Frames.marker("f".repeat(32))).send(Messages.message("hello"));

        Optional<JsonNode> message = reader().next();

        assertThat(message).isEmpty();
    }
}
