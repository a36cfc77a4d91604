package dev.playback.examples.custom;

import dev.playback.cassette.TapeCassette;
import dev.playback.equalizer.Comparator;
import dev.playback.equalizer.ResultExtractor;
import dev.playback.junit.PlaybackTest;
import java.util.ArrayList;
import java.util.List;

/** The same as tests: the engine finds cassette, service, extractor and comparator by their types. */
@PlaybackTest(ParcelService.class)
class ParcelServicePlaybackTest {

    static final TapeCassette CASSETTE = Story.recorded("database:jdbc:h2:mem:tests;DB_CLOSE_DELAY=-1");
    static final ParcelService CHEAPER = new ParcelService(List.of(), new ArrayList<>(), 95);
    static final ResultExtractor<Quote> QUOTE = run -> run.result(Quote.class);
    static final Comparator<Quote> COMPARATOR = new NeverDearer();
}
