package dev.playback.recorder;

import java.util.Set;

/**
 * Which operations a recorder wants.
 *
 * @param categories those of them; empty for all
 * @param givesWay whether any other recorder goes first in categories that both want
 */
record Claim(Set<String> categories, boolean givesWay) {

    Claim {
        categories = Set.copyOf(categories);
    }
}
