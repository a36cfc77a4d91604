package dev.playback.interception;

import dev.playback.annotation.AliasParameters;
import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.OutputDataHandler;
import dev.playback.recording.Outcome;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call of an intercepted method, from its beginning to its end on one thread. Used by woven code and sessions. */
public class Call {

    private final CallPoint point;
    private final @Nullable Object target;
    private final Object[] arguments;
    private final Session session;
    private final Lane lane;
    private final @Nullable Frame outer;
    private @Nullable Object note;
    private @Nullable String logged;
    private @Nullable Frame inside;
    private boolean hasResult;
    private @Nullable Object result;

    Call(
            CallPoint point,
            @Nullable Object target,
            Object[] arguments,
            Session session,
            Lane lane,
            @Nullable Frame outer) {
        this.point = point;
        this.target = target;
        this.arguments = arguments;
        this.session = session;
        this.lane = lane;
        this.outer = outer;
    }

    /** Returns the method that was called. */
    public CallPoint point() {
        return point;
    }

    /** Returns the alias, its names in braces filled, or the category of an operation. */
    public String alias() {
        AliasParameters parameters = point.rules().aliasParameters();
        if (parameters == null) {
            return point.alias();
        }
        String alias = point.alias();
        for (Map.Entry<String, ?> parameter : parameters.of(described()).entrySet()) {
            alias = alias.replace("{" + parameter.getKey() + "}", String.valueOf(parameter.getValue()));
        }
        return alias;
    }

    /** Returns what is recorded as its arguments: they themselves, or what its data handler makes of them. */
    public Object[] recordedArguments() throws Exception {
        OutputDataHandler handler = point.rules().outputHandler();
        return handler == null ? arguments : new Object[] {handler.prepare(described())};
    }

    /** Returns the types of {@link #recordedArguments}. */
    public Type[] recordedTypes() {
        return point.rules().outputHandler() == null ? point.parameterTypes() : new Type[] {Object.class};
    }

    /** Returns the type of what is recorded as its result: the declared one, or any if a data handler makes it. */
    public Type recordedResultType() {
        return point.rules().inputHandler() == null ? point.resultType() : Object.class;
    }

    /** Returns it as handlers see it. */
    public InterceptedCall described() {
        return new InterceptedCall(point.shortName(), target, Arrays.asList(arguments));
    }

    /** Returns the live arguments, not a copy: to be read only before the call. */
    public Object[] arguments() {
        return arguments;
    }

    /** Returns the line of work it was made in. */
    public Lane lane() {
        return lane;
    }

    /** Returns what the session noted when the call began. */
    public @Nullable Object note() {
        return note;
    }

    /** Keeps {@code newNote} until the call ends; for the session alone. */
    public void note(Object newNote) {
        this.note = newNote;
    }

    /** Says whether the caller gets {@link #result} instead of what the body returned. */
    public boolean hasResult() {
        return hasResult;
    }

    /** Returns what the caller gets if {@link #hasResult}; fits the declared type. */
    public @Nullable Object result() {
        return result;
    }

    /** Gives the caller {@code newResult}, which must fit the declared type; for the session alone. */
    public void result(@Nullable Object newResult) {
        this.hasResult = true;
        this.result = newResult;
    }

    /** Returns the object it was made on; null for a static method or a piece of code. */
    public @Nullable Object target() {
        return target;
    }

    Session session() {
        return session;
    }

    /** Returns what the thread was bound to before. */
    @Nullable
    Frame outer() {
        return outer;
    }

    /** Says whether the session is that of this call and ends with it. */
    boolean beganSession() {
        return outer == null || outer.session() != session;
    }

    /** Runs {@code task} as if it were part of the body, on any thread and also after the call. */
    public void within(Runnable task) {
        Frame frame = inside;
        if (frame == null) {
            task.run();
        } else {
            Seam.run(frame, task);
        }
    }

    /** Runs {@code task} on this thread as if it worked for nobody, so that what it hands to others is in no lane. */
    public static void unbound(Runnable task) {
        Frame before = Seam.swap(null);
        try {
            task.run();
        } finally {
            Seam.swap(before);
        }
    }

    /** Returns what runs tasks as if on this thread now, on any thread and at any time. */
    public static Consumer<Runnable> outside() {
        return new Surroundings()::run;
    }

    /** Returns what the body is bound to, for who hands it to another thread by means of his own. */
    public Object binding() {
        return inside == null ? Frame.LIVE : inside;
    }

    /** Returns what a session runs code of the application with. */
    @Nullable
    Frame plainly() {
        return inside == null ? outer : inside.plainly();
    }

    void inside(Frame frame) {
        this.inside = frame;
    }

    /** Returns what the log context held before the session of this call. */
    @Nullable
    String logged() {
        return logged;
    }

    void logged(@Nullable String before) {
        this.logged = before;
    }

    /** A call whose body does not run, since the session answered it. */
    public static final class Answered extends Call {

        private final @Nullable Throwable error;

        Answered(Call call, Outcome outcome) {
            super(call.point, call.target, call.arguments, call.session, call.lane, call.outer);
            if (outcome instanceof Outcome.Threw threw) {
                this.error = threw.error();
            } else {
                this.error = null;
                result(((Outcome.Returned) outcome).value());
            }
        }

        @Nullable
        Throwable error() {
            return error;
        }
    }
}
