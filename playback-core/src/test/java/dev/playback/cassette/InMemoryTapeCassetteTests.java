package dev.playback.cassette;

class InMemoryTapeCassetteTests extends TapeCassetteContract {

    @Override
    TapeCassette cassette() {
        return new InMemoryTapeCassette();
    }
}
