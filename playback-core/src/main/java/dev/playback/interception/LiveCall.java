package dev.playback.interception;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An intercepted call that ran while replays were open, on a thread that none of them knew.
 *
 * @param thread the name of the thread
 * @param stack where it was made, innermost frame first
 */
public record LiveCall(CallPoint point, String thread, List<StackTraceElement> stack) {

    private static final Set<String> SEAM = Set.of(
            LiveCall.class.getName(), LiveCalls.class.getName(), Seam.class.getName(), PreparedCall.class.getName());

    /** Copies the stack. */
    public LiveCall {
        stack = List.copyOf(stack);
    }

    static LiveCall here(CallPoint point) {
        List<StackTraceElement> stack = Arrays.stream(Thread.currentThread().getStackTrace())
                .dropWhile(
                        frame -> frame.getClassName().startsWith("java.lang.") || SEAM.contains(frame.getClassName()))
                .toList();
        return new LiveCall(point, Thread.currentThread().getName(), stack);
    }
}
