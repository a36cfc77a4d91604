package dev.playback.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.interception.Intercept;
import dev.playback.interception.InterceptedInput;
import dev.playback.interception.InterceptedOutput;
import dev.playback.player.DataHandlerException;
import dev.playback.player.Playback;
import dev.playback.player.PlaybackFunction;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.Recording;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTests {

    private static final int LIMIT = 8 * 1024 * 1024;

    @TempDir
    Path directory;

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @Nested
    class A_file_that_an_input_returns {

        private final InterceptedInput download = Intercept.input("download").dataHandler(new FileResult());

        @Test
        void is_there_again_in_replay() throws Exception {
            Path file = Files.writeString(directory.resolve("report.csv"), "a;b");
            List<Path> got = new ArrayList<>();
            Callable<@Nullable Object> job = () -> {
                Path path = download.args("key").call(() -> file);
                got.add(path);
                return Files.readString(path);
            };
            record(job);
            Files.writeString(file, "changed");

            Playback playback = replay(job);

            assertThat(got.get(0)).isSameAs(file);
            assertThat(got.get(1)).isNotEqualTo(file).hasFileName("report.csv").hasContent("a;b");
            assertThat(playback.entries().get(0).result()).isEqualTo("\"a;b\"");
            assertThat(file).hasContent("changed");
        }

        @Test
        void may_be_a_file_of_old() throws Exception {
            File file = Files.writeString(directory.resolve("old.txt"), "old").toFile();
            List<Object> got = new ArrayList<>();
            Callable<@Nullable Object> job = () -> got.add(download.args("key").call(() -> file));
            record(job);

            replay(job);

            assertThat(got.get(1))
                    .isInstanceOfSatisfying(File.class, copy -> assertThat(copy).hasContent("old"));
        }

        @Test
        void that_is_too_large_is_said_to_be_and_fails_in_replay() throws Exception {
            Path file = Files.write(directory.resolve("large.bin"), new byte[LIMIT + 1]);
            Callable<@Nullable Object> job =
                    () -> download.args("key").call(() -> file).toString();
            assertThat(record(job)).isEqualTo(file.toString());

            Playback playback = replay(job);

            assertThat(playback.failure()).get().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(DataHandlerException.class)
                    .hasRootCauseMessage(
                            "The file 'large.bin' of 8388609 bytes was above the limit when it was recorded, so"
                                    + " its content is not there. Raise playback.content.max and record anew."));
        }
    }

    @Nested
    class A_file_that_an_output_is_given {

        private final InterceptedOutput upload = Intercept.output("upload").dataHandler(new FileArguments());

        @Test
        void is_recorded_by_its_content_and_can_be_written_out() throws Exception {
            Path first = Files.writeString(directory.resolve("first.txt"), "one");
            Path second = Files.writeString(directory.resolve("second.txt"), "two");
            Callable<@Nullable Object> job = () -> {
                upload.args("bucket", first).run(() -> {});
                upload.args("bucket", second).run(() -> {});
                return null;
            };
            record(job);
            Files.writeString(second, "two changed");

            Playback playback = replay(job);

            RecordedFile recorded =
                    (RecordedFile) playback.recordedOutputs("upload").get(1).get(1);
            RecordedFile replayed =
                    (RecordedFile) playback.replayedOutputs("upload").get(1).get(1);
            Path target = directory.resolve("target.txt");
            Objects.requireNonNull(recorded).writeTo(target);
            assertThat(target).hasContent("two");
            assertThat(recorded).hasToString("second.txt (3 bytes)").isNotEqualTo(replayed);
            assertThat(playback.recordedOutputs("upload").get(0))
                    .isEqualTo(playback.replayedOutputs("upload").get(0));
        }
    }

    @Nested
    class A_stream_that_an_input_returns {

        private final InterceptedInput open =
                Intercept.input("open").returning(InputStream.class).dataHandler(new StreamResult());

        @Test
        void is_a_fresh_one_for_the_application_and_again_in_replay() throws Exception {
            AtomicBoolean closed = new AtomicBoolean();
            InputStream original = new ByteArrayInputStream("some bytes".getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() {
                    closed.set(true);
                }
            };
            Callable<@Nullable Object> job = () -> {
                try (InputStream bytes = open.args("k").call(() -> original)) {
                    return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                }
            };

            assertThat(record(job)).isEqualTo("some bytes");
            assertThat(closed).isTrue();
            assertThat(replay(job).entries().get(0).result()).isEqualTo("\"some bytes\"");
        }

        @Test
        void that_breaks_breaks_at_the_same_byte() throws Exception {
            IOException reset = new IOException("connection reset");
            InputStream broken = new InputStream() {
                private int next = 'a';

                @Override
                public int read() throws IOException {
                    if (next > 'c') {
                        throw reset;
                    }
                    return next++;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    bytes[offset] = (byte) read();
                    return 1;
                }
            };
            List<Throwable> caught = new ArrayList<>();
            Callable<@Nullable Object> job = () -> {
                InputStream bytes = open.args("k").call(() -> broken);
                StringBuilder text = new StringBuilder();
                try {
                    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                        text.append((char) next);
                    }
                } catch (IOException e) {
                    caught.add(e);
                }
                return text.toString();
            };

            assertThat(record(job)).isEqualTo("abc");
            assertThat(replay(job).entries().get(0).result()).isEqualTo("\"abc\"");
            assertThat(caught.get(0)).isSameAs(reset);
            assertThat(caught.get(1)).isExactlyInstanceOf(IOException.class).hasMessage("connection reset");
        }

        @Test
        void that_is_too_long_is_whole_for_the_application_and_fails_in_replay() throws Exception {
            Callable<@Nullable Object> job = () -> open.args("k")
                    .<InputStream, RuntimeException>call(() -> new ByteArrayInputStream(new byte[LIMIT + 20_000]))
                    .readAllBytes()
                    .length;

            assertThat(record(job)).isEqualTo(LIMIT + 20_000);
            assertThat(replay(job).failure()).get().isInstanceOf(DataHandlerException.class);
        }
    }

    @Test
    void a_recorded_file_without_content_cannot_be_written() {
        RecordedFile file = new RecordedFile("big", 7, null);

        assertThatThrownBy(() -> file.writeTo(directory.resolve("big"))).hasMessageContaining("above the limit");
        assertThat(file).hasToString("big (7 bytes, not recorded)");
    }

    private @Nullable Object record(Callable<@Nullable Object> job) throws Exception {
        try (TapeRecorder recorder =
                TapeRecorder.builder(cassette).categories("Content").build()) {
            recorder.enableRecording();
            Object result = Intercept.operation("Content").call(job::call);
            assertThat(recorder.counts().dropped()).isZero();
            return result;
        }
    }

    private Playback replay(Callable<@Nullable Object> job) {
        PlaybackFunction function =
                (Recording recording) -> Intercept.operation("Content").call(job::call);
        return TapePlayer.over(cassette)
                .play(cassette.find("Content").findFirst().orElseThrow(), function);
    }
}
