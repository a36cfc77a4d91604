/**
 * Parts the recordings of a run among several machines, and checks afterwards that no part is missing. It knows ids of recordings as
 * texts and nothing of tests.
 */
@NullMarked
package dev.playback.junit.shard;

import org.jspecify.annotations.NullMarked;
