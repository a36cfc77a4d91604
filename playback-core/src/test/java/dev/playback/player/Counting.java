package dev.playback.player;

import dev.playback.annotation.Operation;
import java.util.List;

/** The only place where the operation is annotated. */
interface Counting {

    @Operation
    List<Object> count(String item);
}
