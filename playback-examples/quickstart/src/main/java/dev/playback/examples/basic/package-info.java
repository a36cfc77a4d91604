/** The smallest service operation that can be recorded. */
package dev.playback.examples.basic;
