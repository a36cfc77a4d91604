package dev.playback.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names that a type, a field, a record component or a constant of an enum had before, so that recordings made then can still be
 * read. A type's are full binary names ({@code com.shop.OldOrder$Line}); they are known where the type is declared, is a permitted
 * subtype of what is declared, or is told to the reader.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface FormerNames {

    /** Returns the former names, in any order. */
    String[] value();
}
