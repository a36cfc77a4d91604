/** A shop that opens nothing. */
module sample.shop {
    requires dev.playback.core;
}
