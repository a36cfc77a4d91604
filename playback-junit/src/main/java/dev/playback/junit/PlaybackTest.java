package dev.playback.junit;

import dev.playback.studio.EqualizerTuner;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.annotation.Testable;

/**
 * Makes every recording of a service's operations a test below the annotated class.
 *
 * <p>Members of the class refine it, found by their type, each at most once: a field, or a method without parameters, of type
 * {@link dev.playback.cassette.TapeCassette} (where the recordings are), of type
 * {@link dev.playback.lookup.RecordingLookup} (which of them), of the type of the service or
 * {@link dev.playback.player.InstanceFactory} (what the operation is called on) or of type
 * {@link dev.playback.player.PlaybackFunction} (how it is called). A {@link dev.playback.equalizer.ResultExtractor}, a
 * {@link dev.playback.equalizer.Comparator}, {@link dev.playback.difference.ComparisonRules} and a
 * {@link dev.playback.equalizer.CompareExecutionConfig} say what is compared and how; rules that
 * {@link dev.playback.difference.IgnoreDifference} and {@link dev.playback.difference.CompareBy} declare count beside. They may be static; if not, the class needs a constructor
 * without parameters. A mistake in any of it is a failing test below the class.
 */
@Documented
@Inherited
@Testable
// Without Jupiter on the class path these two are not there, and nobody misses them.
@TestTemplate
@ExtendWith(PlaybackExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface PlaybackTest {

    /**
     * The class whose operations were recorded; recordings of another class of the same simple name are left out. May be left out
     * where {@link #category} and a playback function say what is replayed.
     */
    Class<?> value() default void.class;

    /** The categories of the recordings; none means those of the operations of {@link #value}. */
    String[] category() default {};

    /** The name of the one operation that is wanted; empty means all. */
    String method() default "";

    /** The ids of the wanted recordings; none means all that the lookup finds. */
    String[] ids() default {};

    /**
     * Where the recordings are: a directory or the URI of a cassette. Empty means a member of type {@code TapeCassette}, else the
     * configuration key {@code playback.cassette}, else the directory {@code recordings}.
     */
    String cassette() default "";

    /** How many recordings of each category at most; -1 means all. */
    int limit() default -1;

    /** When the earliest wanted recording began: a time, a day in UTC, or a duration before now as in {@code 7d}; empty means ever. */
    String from() default "";

    /**
     * Which metadata the wanted recordings have, each as {@code name=value}, where the value may hold {@code *} and {@code ?}, or with
     * one of {@code != < <= > >=}.
     */
    String[] where() default {};

    /** The seed of a random sample of {@link #limit} recordings; -1 means the earliest ones. */
    long sampleSeed() default -1;

    /** How long one replay may take, as in {@code 30s}; empty means as long as it wants, as does a debugger. */
    String timeout() default "";

    /** In which JVM recordings are replayed; only on a class. */
    Isolation isolation() default Isolation.NONE;

    /** Paths of what may differ, as {@link dev.playback.difference.ComparisonRules#ignoring} takes them. */
    String[] ignore() default {};

    /**
     * A class that says how recordings of each category are replayed and compared, instead of members that do; the same one that a
     * studio uses. It needs a constructor without parameters.
     */
    Class<? extends EqualizerTuner> tuner() default EqualizerTuner.class;

    /** Says that the class passes, with a skipped test, when there are no recordings. */
    boolean allowEmpty() default false;

    /** What a replay without the recorded exception comes to. */
    Fixed fixed() default Fixed.FAIL;
}
