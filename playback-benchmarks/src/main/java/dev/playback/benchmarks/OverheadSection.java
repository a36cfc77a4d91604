package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Meter;
import dev.playback.benchmarks.figures.Results;
import dev.playback.benchmarks.figures.WarmUp;
import dev.playback.benchmarks.subject.ProbeOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.AsyncTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.recorder.TapeRecorder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** What one intercepted call costs: section a of the workload. A value is always copied, so there is no case of its own for that. */
final class OverheadSection implements Section {

    private static final int REPEATS = 7;
    private static final int IDLE_CALLS = 200_000;
    private static final int ACTIVE_CALLS = 20_000;
    private static final double WARM_UP_SECONDS = 5;

    private final ProbeOperation probe = new ProbeOperation();

    @Override
    public void run(Results results, Effort effort, Path scratch) {
        LongConsumer raw = k -> probe.raw(k);
        LongConsumer input = k -> probe.load(k);
        LongConsumer same = k -> probe.load(7);
        LongConsumer output = k -> probe.store(k);
        Case idle = new Case(results, effort, IDLE_CALLS);
        idle.measure("raw", raw);
        idle.measure("input_disabled", input);
        idle.measure("output_disabled", output);
        try (TapeRecorder recorder = Recorded.recorder(new InMemoryTapeCassette())) {
            recorder.enableRecording();
            idle.measure("input_enabled_idle", input);
            idle.measure("output_enabled_idle", output);
        }
        Map<String, LongConsumer> active = new TreeMap<>(
                Map.of("input_active_unique_args", input, "input_active_same_args", same, "output_active", output));
        active.forEach((name, call) -> active(name, call, InMemoryTapeCassette::new, results, effort));
        active("input_active_async", input, () -> AsyncTapeCassette.over(new InMemoryTapeCassette()), results, effort);
    }

    private void active(
            String name, LongConsumer call, Supplier<TapeCassette> cassettes, Results results, Effort effort) {
        try (TapeCassette cassette = cassettes.get();
                TapeRecorder recorder = Recorded.recorder(cassette)) {
            recorder.enableRecording();
            Case calls = new Case(results, effort, ACTIVE_CALLS);
            // Each repeat is an operation of its own, thrown away at its end, which is not timed.
            calls.measure(
                    name,
                    call,
                    work -> probe.within(() -> {
                        work.run();
                        recorder.discardRecording();
                    }));
            Recorded.require(recorder.saved() == 0, "a discarded recording was kept.");
        }
    }

    /** Runs a piece of work where it is to be measured. */
    @FunctionalInterface
    private interface Place {
        void run(Runnable work);
    }

    private record Case(Results results, Effort effort, int calls) {

        void measure(String name, LongConsumer call) {
            measure(name, call, Runnable::run);
        }

        void measure(String name, LongConsumer call, Place place) {
            int count = effort.count(calls);
            Results.Case cold = results.of(name + " (first, cold)");
            place.run(() -> once(call, count, cold));
            cold.end();
            double seconds = WarmUp.of(
                    () -> place.run(() -> ProbeOperation.loop(count, call)), effort.share() * WARM_UP_SECONDS);
            Results.Case figures = results.of(name).add("warm-up", "s", seconds);
            for (int repeat = 0; repeat < effort.repeats(REPEATS); repeat++) {
                Meter.settle();
                place.run(() -> once(call, count, figures));
            }
            figures.end();
        }

        private static void once(LongConsumer call, int count, Results.Case figures) {
            Meter.Reading reading = Meter.readAsIs(() -> ProbeOperation.loop(count, call));
            figures.add("wall", "ns/call", (double) reading.wallNanos() / count)
                    .add("cpu of the caller", "ns/call", (double) reading.callerNanos() / count)
                    .add("allocated", "B/call", (double) reading.callerBytes() / count);
        }
    }
}
