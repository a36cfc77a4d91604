/** Proves the example in one command: green on the code that was recorded, red on changed code. */
package dev.playback.examples.mainjob;
