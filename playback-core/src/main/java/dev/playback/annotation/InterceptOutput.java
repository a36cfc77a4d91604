package dev.playback.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method whose arguments are an output of the operation: recorded, and compared in replay instead of made. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InterceptOutput {

    /** The alias under which its calls are recorded; names in braces are filled by {@link #aliasParameters}. */
    String value();

    /** Fills the names in braces of the alias. */
    Class<? extends AliasParameters> aliasParameters() default AliasParameters.class;

    /** What it gets when it is called more often than it was recorded; the comparison reports the extra call all the same. */
    OnMiss onMiss() default OnMiss.FAIL;

    /** The value for {@link OnMiss#RETURN_DEFAULT}, as JSON. */
    String missingValue() default "null";

    /** Computes the value for {@link OnMiss#RETURN_DEFAULT}; goes before {@link #missingValue}. */
    Class<? extends MissingValue> missingValueFrom() default MissingValue.class;

    /** Turns its arguments into data that can be recorded and compared. */
    Class<? extends OutputDataHandler> dataHandler() default OutputDataHandler.class;
}
