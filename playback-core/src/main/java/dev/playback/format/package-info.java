/**
 * A recording as bytes and back: format version 1, written down in {@code docs/format.md}. It knows neither where the bytes are kept nor
 * what the values mean. Start at {@link dev.playback.format.RecordingCodec}.
 */
@NullMarked
package dev.playback.format;

import org.jspecify.annotations.NullMarked;
