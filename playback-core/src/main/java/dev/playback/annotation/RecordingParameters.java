package dev.playback.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which of a class' operations are recorded; holds for subclasses too, until they say otherwise. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RecordingParameters {

    /** The share of operations that is recorded, from 0 to 1; drawn when one begins, so that the others cost nothing. */
    double samplingRate() default 1;

    /** Whether those left out stay out even if the application asks for one. */
    boolean ignoreForcedSampling() default false;

    /** Whether its operations are no operations at all: not recorded, and not counted. */
    boolean skipped() default false;
}
