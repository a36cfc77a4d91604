package dev.playback.interception;

import java.util.Arrays;
import java.util.List;

/**
 * An intercepted call that ran while replays were open, on a thread that none of them knew.
 *
 * @param thread the name of the thread
 * @param stack where it was made, innermost frame first
 */
public record LiveCall(CallPoint point, String thread, List<StackTraceElement> stack) {

    /** Copies the stack. */
    public LiveCall {
        stack = List.copyOf(stack);
    }

    static LiveCall here(CallPoint point) {
        List<StackTraceElement> stack = Arrays.stream(Thread.currentThread().getStackTrace())
                .dropWhile(frame -> frame.getClassName().startsWith("java.lang.")
                        || frame.getClassName().equals(LiveCall.class.getName())
                        || frame.getClassName().equals(Seam.class.getName()))
                .toList();
        return new LiveCall(point, Thread.currentThread().getName(), stack);
    }
}
