package dev.playback.weaving;

import dev.playback.interception.Call;
import dev.playback.interception.Seam;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Inlined into operations. Compiled without string concatenation and lambdas: they would be inlined too. */
@SuppressWarnings("NullAway") // Byte Buddy fills every parameter; null is part of that contract.
final class OperationAdvice {

    private OperationAdvice() {}

    @Advice.OnMethodEnter(skipOn = Call.Answered.class)
    static Call enter(
            @Advice.Origin Class<?> type,
            @Advice.Origin("#m#d") String method,
            @Advice.This(optional = true) Object self,
            @Advice.AllArguments(nullIfEmpty = true) Object[] arguments) {
        return Seam.idle(true) ? null : Seam.enter(type, method, self, arguments, true);
    }

    // Arguments are kept apart (the standard): a body may store something of another type where one was, as proxies of
    // the JDK and
    // other compilers than javac do, and the verifier would refuse the class.
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Call call,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object value,
            @Advice.Thrown(readOnly = false, typing = Assigner.Typing.DYNAMIC) Throwable error) {
        if (call != null) {
            error = Seam.exit(call, value, error);
            if (error == null && call.hasResult()) {
                value = call.result();
            }
        }
    }
}
