package dev.playback.recording;

import java.util.List;

/**
 * One intercepted call of a recording, with its values as JSON text.
 *
 * @param sequence order in which the calls of the recording began, from 0
 * @param lane the line of work it was made in; calls are in order within one lane only
 * @param key what equal calls of one kind and alias have in common
 * @param arguments the arguments, each as JSON, as they were when the call began
 * @param threw whether {@code result} is an exception
 * @param result the returned value or the exception, as JSON
 * @param startMicros microseconds from the start of the operation
 * @param durationMicros microseconds the call took
 */
public record Entry(
        int sequence,
        String lane,
        EntryKind kind,
        String alias,
        String key,
        List<String> arguments,
        boolean threw,
        String result,
        long startMicros,
        long durationMicros,
        String thread) {

    /** Copies the arguments. */
    public Entry {
        arguments = List.copyOf(arguments);
    }
}
