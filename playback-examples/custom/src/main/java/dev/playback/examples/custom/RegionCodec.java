package dev.playback.examples.custom;

import dev.playback.codec.ValueCodec;

/**
 * Writes a region as its code and gives back the one object of that code. Made of its fields it would be a second {@code HOME}, which
 * is not {@code ==} the first. Named in {@code META-INF/services/dev.playback.codec.ValueCodec}.
 */
public final class RegionCodec implements ValueCodec<Region> {

    @Override
    public Class<Region> type() {
        return Region.class;
    }

    @Override
    public Object write(Region value) {
        return value.code();
    }

    @Override
    public Region read(Object data, Class<? extends Region> type) {
        return Region.of((String) data);
    }
}
