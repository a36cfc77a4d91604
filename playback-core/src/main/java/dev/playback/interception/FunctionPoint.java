package dev.playback.interception;

import dev.playback.recording.EntryKind;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * A piece of code that says itself what it is to an operation.
 *
 * @param arguments how many arguments it gives
 */
record FunctionPoint(EntryKind kind, String alias, int arguments, Type resultType, CallRules rules)
        implements CallPoint {

    @Override
    public Type[] parameterTypes() {
        Type[] types = new Type[arguments];
        Arrays.fill(types, Object.class);
        return types;
    }

    @Override
    public String owner() {
        return Intercept.class.getName();
    }

    @Override
    public String name() {
        return alias;
    }
}
