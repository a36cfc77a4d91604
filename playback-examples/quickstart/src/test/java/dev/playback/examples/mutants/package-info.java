/** Proof that a green replay means the same behaviour: changes the byte code of services and expects red. */
package dev.playback.examples.mutants;
