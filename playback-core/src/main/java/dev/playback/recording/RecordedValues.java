package dev.playback.recording;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The values of a recorded call, as JSON text. Held in memory, or read from where the recording is kept each time they are asked for,
 * so that a recording may be larger than memory. Equal if the texts are equal. For any number of threads.
 */
public abstract class RecordedValues {

    /** Returns values that are held in memory. */
    public static RecordedValues of(List<String> arguments, String result) {
        return new Held(arguments, result, false);
    }

    /**
     * Returns values that are held in memory and need not be checked when they are stored.
     *
     * @param arguments JSON without line breaks and without halves of surrogate pairs, as the codec of this library writes it
     * @param result as the arguments
     */
    public static RecordedValues checked(List<String> arguments, String result) {
        return new Held(arguments, result, true);
    }

    /** Returns values of which the result is asked for each time it is wanted. */
    public static RecordedValues of(List<String> arguments, Supplier<String> result) {
        return new Answered(List.copyOf(arguments), result);
    }

    /** Returns the arguments, each as JSON, as they were when the call began. */
    public abstract List<String> arguments();

    /** Returns the returned value or the exception, as JSON. */
    public abstract String result();

    /** Says whether they are known to be JSON on one line. */
    public boolean isChecked() {
        return false;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof RecordedValues values
                && arguments().equals(values.arguments())
                && result().equals(values.result());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(arguments(), result());
    }

    private static final class Answered extends RecordedValues {

        private final List<String> arguments;
        private final Supplier<String> result;

        private Answered(List<String> arguments, Supplier<String> result) {
            this.arguments = arguments;
            this.result = result;
        }

        @Override
        public List<String> arguments() {
            return arguments;
        }

        @Override
        public String result() {
            return result.get();
        }

        @Override
        public String toString() {
            return arguments + " -> (read when asked for)";
        }
    }

    private static final class Held extends RecordedValues {

        private final List<String> arguments;
        private final String result;
        private final boolean checked;

        private Held(List<String> arguments, String result, boolean checked) {
            this.arguments = List.copyOf(arguments);
            this.result = Objects.requireNonNull(result, "result");
            this.checked = checked;
        }

        @Override
        public boolean isChecked() {
            return checked;
        }

        @Override
        public List<String> arguments() {
            return arguments;
        }

        @Override
        public String result() {
            return result;
        }

        @Override
        public String toString() {
            return arguments + " -> " + result;
        }
    }
}
