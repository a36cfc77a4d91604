package dev.playback.examples.s3;

import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.MetadataExtractor;
import java.util.Map;

/** Facts by which a recording is found without being read. */
public final class ByCurrency implements MetadataExtractor {

    @Override
    public Map<String, ?> of(InterceptedCall call) {
        return Map.of("currency", call.argument(0, String.class), "cents", call.argument(1, Long.class));
    }
}
