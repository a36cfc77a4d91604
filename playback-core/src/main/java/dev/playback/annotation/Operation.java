package dev.playback.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the entry of a service operation: each call outside another operation becomes one recording. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
    /** The category of its recordings; empty means the simple name of the declaring class. */
    String category() default "";

    /** Gives facts of each call by which its recording is found. */
    Class<? extends MetadataExtractor> metadata() default MetadataExtractor.class;
}
