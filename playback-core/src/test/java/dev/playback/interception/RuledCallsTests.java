package dev.playback.interception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.player.Playback;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuledCallsTests {

    private static final InterceptedOperation JOB = Intercept.operation("Job");
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final TapeCassette cassette = new InMemoryTapeCassette();

    @Nested
    class Of_methods_with_variable_arguments {

        @Test
        void return_what_the_method_returns() throws Exception {
            MethodHandle hash =
                    linked(LOOKUP.findStatic(Objects.class, "hash", MethodType.methodType(int.class, Object[].class)));

            String idle = called(hash, (Object) new Object[] {1, 2});
            String recorded = record(() -> called(hash, (Object) new Object[] {1, 2}));

            assertThat(List.of(idle, recorded)).containsOnly(Integer.toString(Objects.hash(1, 2)));
        }

        @Test
        void do_what_the_method_does_without_any(@TempDir Path directory) throws Exception {
            MethodHandle write = linked(LOOKUP.findStatic(
                    Files.class,
                    "writeString",
                    MethodType.methodType(Path.class, Path.class, CharSequence.class, OpenOption[].class)));
            Path file = directory.resolve("a.txt");

            record(() -> called(write, file, "text", new OpenOption[0]));

            assertThat(file).hasContent("text");
        }

        @Test
        void are_recorded_with_them_and_answered_in_replay() throws Exception {
            MethodHandle formatted = linked(
                    LOOKUP.findVirtual(String.class, "formatted", MethodType.methodType(String.class, Object[].class)));
            Callable<String> job = () -> called(formatted, "%s!", new Object[] {"a"});
            record(job);

            Playback playback = replay(job);

            assertThat(playback.failure()).isEmpty();
            assertThat(playback.recording().entries().get(1).arguments()).containsExactly("[\"a\"]");
            assertThat(playback.entries().get(1).result()).contains("\"a!\"");
        }
    }

    private static MethodHandle linked(MethodHandle method) {
        return RuledCalls.bootstrap(LOOKUP, "call", method.type(), method, "INPUT", "jdk")
                .dynamicInvoker();
    }

    private static String called(MethodHandle site, Object... arguments) throws Exception {
        try {
            return String.valueOf(site.invokeWithArguments(arguments));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private String record(Callable<String> job) throws Exception {
        try (TapeRecorder recorder =
                TapeRecorder.builder(cassette).categories("Job").build()) {
            recorder.enableRecording();
            return JOB.call(job::call);
        }
    }

    private Playback replay(Callable<String> job) {
        return TapePlayer.over(cassette)
                .allowing("dev.playback.interception")
                .play(cassette.find("Job").findFirst().orElseThrow(), recording -> JOB.call(job::call));
    }
}
