package dev.playback.cassette;

import dev.playback.cassette.contract.TapeCassetteContract;

// snippet: contract
class OwnCassetteTests extends TapeCassetteContract {

    @Override
    protected TapeCassette cassette() {
        return new InMemoryTapeCassette();
    }
}
// end
