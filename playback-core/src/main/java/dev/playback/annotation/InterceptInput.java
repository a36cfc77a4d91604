package dev.playback.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method whose result is an input of the operation: recorded, and answered from the recording in replay. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InterceptInput {

    /** The alias under which its calls are recorded; names in braces are filled by {@link #aliasParameters}. */
    String value();

    /** Fills the names in braces of the alias. */
    Class<? extends AliasParameters> aliasParameters() default AliasParameters.class;

    /**
     * The parameters whose arguments decide which recorded value a call gets, each by index or by name (which needs the class to be
     * compiled with {@code -parameters}); {@code *} is all but those with {@link NotInKey}, an empty array none.
     */
    String[] keyArguments() default "*";

    /** Aliases that are tried, in order, when nothing was recorded under this one. */
    String[] fallbackAliases() default {};

    /** What it gets when it is asked more often than it was recorded. */
    Repeats repeats() default Repeats.LAST;

    /** What it gets when nothing was recorded for it. */
    OnMiss onMiss() default OnMiss.FAIL;

    /** The value for {@link OnMiss#RETURN_DEFAULT}, as JSON. */
    String missingValue() default "null";

    /** Computes the value for {@link OnMiss#RETURN_DEFAULT}; goes before {@link #missingValue}. */
    Class<? extends MissingValue> missingValueFrom() default MissingValue.class;

    /** Turns its result into data that can be recorded, and back. */
    Class<? extends InputDataHandler> dataHandler() default InputDataHandler.class;
}
