package dev.playback.difference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says on a playback test that differences at some paths do not count. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(IgnoreDifference.Many.class)
public @interface IgnoreDifference {

    /** The paths, as in {@code orders.store[*].args[0].createdAt}; a single name stands for this name everywhere. */
    String[] value();

    /** Why these do not count. */
    String reason() default "";

    /** The last day on which this counts, as in {@code 2027-01-31}; empty for every day. */
    String until() default "";

    /** Holds several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Many {
        /** The annotations. */
        IgnoreDifference[] value();
    }
}
