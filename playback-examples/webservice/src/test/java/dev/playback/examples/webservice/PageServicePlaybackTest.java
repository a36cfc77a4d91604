package dev.playback.examples.webservice;

import dev.playback.junit.PlaybackTest;

// snippet: test
@PlaybackTest(value = PageService.class, cassette = "src/test/recordings")
class PageServicePlaybackTest {}
// end
