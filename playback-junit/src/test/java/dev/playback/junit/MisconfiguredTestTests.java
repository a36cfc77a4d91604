package dev.playback.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Each mistake is one failing test below its class that says what to do. */
class MisconfiguredTestTests {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(Plays.UnknownMethod.class, "has no operation 'reffund'. It has: [charge, refund]."),
                mistake(Plays.NoOperations.class, "java.lang.String has no method with @Operation"),
                mistake(Plays.Nothing.class, "names neither a class, nor a category, nor ids"),
                mistake(Plays.BadSince.class, "from = \"yesterday\" is no time."),
                mistake(Plays.BadTimeout.class, "timeout"),
                mistake(Plays.BadWhere.class, "where = \"country\" is no filter."),
                mistake(Plays.BadId.class, "The attribute ids names 'nonsense' is no recording id."),
                mistake(Plays.UnknownCategory.class, "or playback.cassette. It has recordings of [Till]."),
                mistake(Plays.TwoCassettes.class, "The cassette is given twice"),
                mistake(Plays.TwoFactories.class, "has 2 members of type Till: [one(), two()]. Keep one."),
                mistake(
                        Plays.WrongSignature.class,
                        "has till(int), but what gives a Till takes nothing or the Recording."),
                mistake(Plays.ThrowingFactory.class, "till() of " + Plays.ThrowingFactory.class.getName() + " threw"),
                mistake(Plays.LookupTwice.class, "its annotation narrows the recordings as well"),
                mistake(Plays.NeedsInstance.class, "has members that are not static, but cannot be made"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_a_failing_test(Class<?> testClass, String message, @TempDir Path directory) {
        Tape tape = new Tape(directory);
        tape.record(1);

        EngineExecutionResults results = tape.kit().run(testClass);

        results.containerEvents().assertStatistics(events -> events.failed(0));
        assertThat(Kit.failure(results)).hasMessageContaining(message);
    }

    private static Arguments mistake(Class<?> testClass, String message) {
        return Arguments.of(Named.of(testClass.getSimpleName(), testClass), message);
    }
}
