package dev.playback.recorder;

import dev.playback.annotation.Operation;
import dev.playback.annotation.RecordingParameters;

/** Tills of which only some operations are recorded. */
class SampledTill {

    @RecordingParameters(samplingRate = 0.25)
    static class Quarter extends Till {
        @Operation(category = "Quarter")
        String sellQuarter(String customer) {
            int rate = rate("USD");
            inside.run();
            return print(customer + rate("after")) + rate;
        }
    }

    /** Inherits the rate. */
    static class Sub extends Quarter {}

    @RecordingParameters(samplingRate = 0, ignoreForcedSampling = true)
    static class Never extends Quarter {}

    @RecordingParameters(skipped = true)
    static class Skipped extends Quarter {}

    private SampledTill() {}
}
