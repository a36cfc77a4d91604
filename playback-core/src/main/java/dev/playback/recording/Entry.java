package dev.playback.recording;

import java.util.List;

/**
 * One intercepted call of a recording.
 *
 * @param sequence order in which the calls of the recording began, from 0
 * @param lane the line of work it was made in; calls are in order within one lane only
 * @param key what equal calls of one kind and alias have in common
 * @param threw whether the {@linkplain #result result} is an exception
 * @param startMicros microseconds from the start of the operation
 * @param durationMicros microseconds the call took
 * @param values the arguments and the result, which may be read only when asked for
 */
public record Entry(
        int sequence,
        String lane,
        EntryKind kind,
        String alias,
        String key,
        boolean threw,
        long startMicros,
        long durationMicros,
        String thread,
        RecordedValues values) {

    /** Makes an entry whose values are held in memory. */
    public Entry(
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
        this(
                sequence,
                lane,
                kind,
                alias,
                key,
                threw,
                startMicros,
                durationMicros,
                thread,
                RecordedValues.of(arguments, result));
    }

    /** The alias of values that the application keeps itself; each has its own name after it. */
    public static final String DATA = "playback.data/";

    /** Makes the entry of a value that the application keeps itself. */
    public static Entry data(int sequence, String name, String json, long startMicros) {
        return new Entry(
                sequence,
                "0",
                EntryKind.INPUT,
                DATA + name,
                "[]",
                List.of(),
                false,
                json,
                startMicros,
                0,
                Thread.currentThread().getName());
    }

    /** Says whether this is a value that the application keeps itself, and no call. */
    public boolean isData() {
        return kind == EntryKind.INPUT && alias.startsWith(DATA);
    }

    /** Returns the arguments, each as JSON, as they were when the call began. */
    public List<String> arguments() {
        return values.arguments();
    }

    /** Returns the returned value or the exception, as JSON. */
    public String result() {
        return values.result();
    }
}
