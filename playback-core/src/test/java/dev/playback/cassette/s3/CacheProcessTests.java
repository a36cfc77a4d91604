package dev.playback.cassette.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.recording.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CacheProcessTests {

    @RegisterExtension
    static final S3Server server = new S3Server();

    @TempDir
    private Path temporary;

    private final OpenCassettes open = new OpenCassettes(server);
    private final List<Recording> saved = new ArrayList<>();
    private String bucket = "";
    private FaultProxy network;

    @BeforeEach
    void saveSome() {
        bucket = server.bucket();
        network = open.add(new FaultProxy(server.endpoint()));
        S3TapeCassette writer = open.of(open.builder(bucket).writable());
        for (int i = 0; i < 12; i++) {
            saved.add(Tapes.large(Tapes.id("n%02d".formatted(i)), 1_000_000 + i * 70_000));
            writer.save(saved.get(i));
        }
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void two_processes_fill_one_cache() throws IOException, InterruptedException {
        Process one = FilledCacheProcess.start(address());
        Process other = FilledCacheProcess.start(address());

        assertThat(one.inputReader().lines()).hasSize(12);
        assertThat(other.inputReader().lines()).hasSize(12);
        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();

        assertThatAllIsThereWithoutNetwork(12);
    }

    @Test
    void killed_processes_leave_whole_copies_only() throws IOException, InterruptedException {
        for (int loaded = 2; loaded <= 6; loaded += 2) {
            Process process = FilledCacheProcess.start(address());
            try (BufferedReader lines = process.inputReader()) {
                for (int i = 0; i < loaded; i++) {
                    assertThat(lines.readLine()).startsWith("loaded ");
                }
                process.destroyForcibly();
            }
            process.waitFor();

            assertThatAllIsThereWithoutNetwork(loaded);
        }
        TapeCassette after = open.add(open.builder(bucket).open(S3Cache.in(temporary.resolve("cache"))));
        assertThat(saved).allSatisfy(one -> assertThat(after.load(one.id())).isEqualTo(one));
    }

    private void assertThatAllIsThereWithoutNetwork(int count) {
        try (TapeCassette offline =
                open.builder(bucket, network.endpoint()).open(S3Cache.in(temporary.resolve("cache")))) {
            int before = network.requests();
            assertThat(offline.find("Till")).hasSize(12);
            for (Recording one : saved.subList(0, count)) {
                assertThat(offline.load(one.id())).isEqualTo(one);
            }
            assertThat(network.requests()).isEqualTo(before);
        }
    }

    private String address() {
        return "s3://%s?region=us-east-1&path-style=true&endpoint=%s&cache=%s&compatible=%s"
                .formatted(bucket, network.endpoint(), temporary.resolve("cache"), server.isExternal());
    }
}
