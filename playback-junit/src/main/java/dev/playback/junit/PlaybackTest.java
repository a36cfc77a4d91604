package dev.playback.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/** Makes every recording of a service's operations a test below the annotated class. */
@Documented
@Inherited
@Testable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PlaybackTest {

    /** The service whose operations were recorded; a new instance is made for each replay by its constructor without parameters. */
    Class<?> value();

    /** Directory of the recordings; empty means the configuration parameter {@code playback.cassette}, else {@code recordings}. */
    String cassette() default "";
}
