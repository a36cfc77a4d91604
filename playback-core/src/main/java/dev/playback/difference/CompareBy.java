package dev.playback.difference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says on a playback test by which rules its recordings are compared. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CompareBy {

    /** Rules as in a file of rules, one each. */
    String[] value() default {};

    /** Files of rules: resources beside the test class, else paths from where the tests run. */
    String[] files() default {};
}
