/** Says what differs, as a failed assertion that build tools and IDEs show well. It knows comparisons and nothing of tests. */
@NullMarked
package dev.playback.junit.failure;

import org.jspecify.annotations.NullMarked;
