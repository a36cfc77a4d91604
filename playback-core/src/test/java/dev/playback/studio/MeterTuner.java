package dev.playback.studio;

/** Tunes every category but one. */
public final class MeterTuner implements EqualizerTuner {

    @Override
    public EqualizerTuning create(String category) {
        if (category.equals("Broken")) {
            throw new IllegalStateException("no tuning for " + category);
        }
        return EqualizerTuning.of(Meter.class);
    }
}
