package dev.playback.interception;

import dev.playback.recording.EntryKind;
import dev.playback.rules.RuleKind;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method of the JDK that a rule names, at the place where it is made: the JDK itself is never changed. Linked once for
 * each place; costs what a woven method costs.
 */
public final class RuledCalls {

    private static final MethodHandle IDLE;
    private static final MethodHandle CALL;

    static {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            IDLE = lookup.findVirtual(RuledCalls.class, "isIdle", MethodType.methodType(boolean.class));
            CALL = lookup.findVirtual(RuledCalls.class, "call", MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final CallPoint point;
    private final boolean isStatic;
    private final MethodHandle original;

    private RuledCalls(CallPoint point, boolean isStatic, MethodHandle original) {
        this.point = point;
        this.isStatic = isStatic;
        this.original = original;
    }

    /**
     * Called by the JVM when woven code first comes to such a call.
     *
     * @param called the method that the code called before it was woven
     * @param kind what the rule makes of it, and {@code alias} under which name
     */
    public static CallSite bootstrap(
            MethodHandles.Lookup caller, String name, MethodType type, MethodHandle called, String kind, String alias) {
        Method method = MethodHandles.reflectAs(Method.class, called);
        // The compiler has put variable arguments into an array already: as a collector it would do so once more.
        MethodHandle original = called.asFixedArity();
        RuledCalls calls = new RuledCalls(
                MethodPoint.ruled(method, RuleKind.valueOf(kind), alias),
                Modifier.isStatic(method.getModifiers()),
                original.asType(type.generic()).asSpreader(Object[].class, type.parameterCount()));
        MethodHandle idle = MethodHandles.dropArguments(IDLE.bindTo(calls), 0, type.parameterList());
        MethodHandle call = CALL.bindTo(calls)
                .asCollector(Object[].class, type.parameterCount())
                .asType(type);
        return new ConstantCallSite(MethodHandles.guardWithTest(idle, original.asType(type), call));
    }

    boolean isIdle() {
        return Seam.idle(point.kind() == EntryKind.OPERATION);
    }

    @Nullable
    Object call(Object[] all) throws Throwable {
        Object target = isStatic ? null : all[0];
        Call call = Seam.enter(point, target, isStatic ? all : Arrays.copyOfRange(all, 1, all.length), null);
        if (call == null) {
            return original.invokeExact(all);
        }
        Object value = null;
        Throwable error = null;
        if (!(call instanceof Call.Answered)) {
            try {
                value = original.invokeExact(all);
            } catch (Throwable e) {
                error = e;
            }
        }
        error = Seam.exit(call, value, error);
        if (error != null) {
            throw error;
        }
        return call.hasResult() ? call.result() : value;
    }
}
