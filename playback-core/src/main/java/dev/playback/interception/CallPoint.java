package dev.playback.interception;

import dev.playback.recording.EntryKind;
import java.lang.reflect.Type;

/** Where calls are intercepted: an annotated method, or a piece of code that says so itself. */
public sealed interface CallPoint permits MethodPoint, FunctionPoint {

    /** Returns what its calls are to an operation. */
    EntryKind kind();

    /** Returns the alias of an input or output, with names in braces not yet filled, or the category of an operation. */
    String alias();

    /** Returns the declared types of the arguments. */
    Type[] parameterTypes();

    /** Returns the declared type of the result. */
    Type resultType();

    /** Returns the full name of the class it is in. */
    String owner();

    /** Returns the name of the method. */
    String name();

    /** Returns how its calls are recorded and answered. */
    CallRules rules();

    /** Returns class and method, as {@code OrderService.priceOf}. */
    default String shortName() {
        return owner().substring(owner().lastIndexOf('.') + 1) + "." + name();
    }
}
