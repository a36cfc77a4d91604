package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.figures.WarmUp;
import dev.playback.benchmarks.subject.ProbeOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.nio.file.Path;
import java.util.Locale;

/** Measures one kind of call of the class that {@link Fixtures#probe} made, in a process of its own. */
final class WovenCalls {

    private static final int REPEATS = 7;
    private static final int IDLE_CALLS = 20_000_000;
    private static final int ACTIVE_CALLS = 20_000;
    private static final double WARM_UP_SECONDS = 3;

    // So that no call can be left out.
    private static volatile int sum;

    private final Fixtures.Probe probe;
    private final Results.Case figures;
    private final Effort effort;

    private WovenCalls(Fixtures.Probe probe, Results.Case figures, Effort effort) {
        this.probe = probe;
        this.figures = figures;
        this.effort = effort;
    }

    /** What is called, and when. */
    enum Case {
        UNWOVEN,
        OFF,
        IDLE,
        ACTIVE
    }

    /** Measures what the arguments say: how it was woven, the case, the section, the file of the figures, the effort. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Fixtures.Probe probe = Class.forName(Fixtures.PACKAGE + ".Calls")
                .asSubclass(Fixtures.Probe.class)
                .getDeclaredConstructor()
                .newInstance();
        Case wanted = Case.valueOf(arguments[1]);
        Results.Case figures = new Results(arguments[2], Path.of(arguments[3]))
                .of(arguments[0] + ", " + wanted.name().toLowerCase(Locale.ROOT));
        new WovenCalls(probe, figures, Effort.named(arguments[4])).measure(wanted);
        Recorded.require(sum > 0, "nothing was called.");
        figures.end();
    }

    private void measure(Case wanted) {
        if (wanted == Case.UNWOVEN) {
            measure(() -> raw(effort.count(IDLE_CALLS)), IDLE_CALLS);
            return;
        }
        if (wanted == Case.OFF) {
            measure(() -> woven(effort.count(IDLE_CALLS)), IDLE_CALLS);
            return;
        }
        try (TapeRecorder recorder = Recorded.recorder(new InMemoryTapeCassette())) {
            recorder.enableRecording();
            if (wanted == Case.IDLE) {
                measure(() -> woven(effort.count(IDLE_CALLS)), IDLE_CALLS);
            } else {
                // Each repeat is an operation of its own, thrown away at its end, which costs the same for few calls
                // and many.
                measure(
                        () -> new ProbeOperation().within(() -> {
                            woven(effort.count(ACTIVE_CALLS));
                            recorder.discardRecording();
                        }),
                        ACTIVE_CALLS);
            }
        }
    }

    private void measure(Meter.Work loop, int calls) {
        int count = effort.count(calls);
        figures.add("warm-up", "s", WarmUp.of(loop, effort.share() * WARM_UP_SECONDS));
        for (int repeat = 0; repeat < effort.repeats(REPEATS); repeat++) {
            Meter.Reading reading = Meter.read(loop);
            figures.add("cpu of the caller", "ns/call", (double) reading.callerNanos() / count)
                    .add("wall", "ns/call", (double) reading.wallNanos() / count)
                    .add("allocated", "B/call", (double) reading.callerBytes() / count);
        }
    }

    private void raw(int calls) {
        int lengths = 0;
        for (long k = 0; k < calls; k++) {
            lengths += probe.raw(k).length();
        }
        sum = lengths;
    }

    private void woven(int calls) {
        int lengths = 0;
        for (long k = 0; k < calls; k++) {
            lengths += probe.woven(k).length();
        }
        sum = lengths;
    }
}
