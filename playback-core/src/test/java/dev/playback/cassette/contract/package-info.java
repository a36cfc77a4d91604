/** What every cassette must keep to, as tests. Extend {@link dev.playback.cassette.contract.TapeCassetteContract} to check your own. */
@org.jspecify.annotations.NullMarked
package dev.playback.cassette.contract;
