package dev.playback.lookup;

import static dev.playback.lookup.MetadataFilter.between;
import static dev.playback.lookup.MetadataFilter.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordingLookupTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static Candidate candidate(int number) {
        return new Candidate(
                new RecordingId("Till", "20261124", "n" + number),
                RecordingMetadata.none().with(RecordingMetadata.RECORDED_AT, NOON.plusSeconds(number)));
    }

    private static List<Candidate> candidates(int count) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candidates.add(candidate(i));
        }
        return candidates;
    }

    @Test
    void samples_every_match_equally_often() {
        Map<RecordingId, Integer> drawn = new HashMap<>();
        for (long seed = 0; seed < 6000; seed++) {
            RecordingLookup lookup = RecordingLookup.of("Till").limit(3).randomSample(seed);
            lookup.select(candidates(10).stream()).forEach(id -> drawn.merge(id, 1, Integer::sum));
        }

        // 1800 each are expected; 150 are more than four standard deviations.
        assertThat(drawn).hasSize(10);
        assertThat(drawn.values()).allSatisfy(times -> assertThat(times).isBetween(1650, 1950));
    }

    @Test
    void samples_pairs_as_often_as_chance_does() {
        int together = 0;
        for (long seed = 0; seed < 4500; seed++) {
            RecordingLookup lookup = RecordingLookup.of("Till").limit(2).randomSample(seed);
            List<RecordingId> drawn = lookup.select(candidates(10).stream());
            together += drawn.equals(List.of(candidate(3).id(), candidate(4).id())) ? 1 : 0;
        }

        // One in 45 is expected.
        assertThat(together).isBetween(60, 140);
    }

    @Test
    void picks_the_same_in_whatever_order_candidates_come() {
        List<Candidate> candidates = candidates(50);
        RecordingLookup sample = RecordingLookup.of("Till").limit(7).randomSample(5);
        RecordingLookup first = RecordingLookup.of("Till").limit(7);
        List<RecordingId> sampled = sample.select(candidates.stream());

        Collections.shuffle(candidates, new Random(1));

        assertThat(sample.select(candidates.stream())).isEqualTo(sampled);
        assertThat(first.select(candidates.stream()))
                .containsExactlyElementsOf(
                        candidates(7).stream().map(Candidate::id).toList());
    }

    @Test
    void changes_a_sample_by_one_at_most_when_one_recording_comes_along() {
        RecordingLookup lookup = RecordingLookup.of("Till").limit(10).randomSample(8);
        List<RecordingId> before = lookup.select(candidates(60).stream());

        List<RecordingId> after = new ArrayList<>(lookup.select(candidates(61).stream()));

        after.removeAll(before);
        assertThat(after.size()).isLessThan(2);
    }

    @Test
    void prints_all_that_it_wants() {
        RecordingLookup lookup = RecordingLookup.of("Outer.\"Inner\"")
                .where("b", between(1, 2))
                .where("a", is("x\n"))
                .where("b", is(1))
                .from(NOON)
                .to(NOON.plusSeconds(1))
                .limit(5)
                .randomSample(42)
                .includeIncomplete();

        assertThat(lookup.text())
                .contains(
                        "recordings of \"Outer.\\\"Inner\\\"\", where \"a\" is(\"x\\u000a\"), where \"b\" between(1, 2) and is(1),"
                                + " from 2026-11-24T12:00:00Z, to 2026-11-24T12:00:01Z, limit 5, random sample 42, incomplete ones too");
        assertThat(RecordingLookup.of("Till")).hasToString("recordings of \"Till\"");
    }

    @Test
    void has_no_text_with_a_filter_of_your_own() {
        assertThat(RecordingLookup.of("Till").where("a", value -> true).text()).isEmpty();
        assertThat(RecordingLookup.of("Till")
                        .where("a", is(1).and(value -> true))
                        .text())
                .isEmpty();
        assertThat(RecordingLookup.of("Till")
                        .where("a", MetadataFilter.anyOf(1, (MetadataFilter) value -> true))
                        .text())
                .isEmpty();
    }

    @Test
    void is_equal_to_one_that_wants_the_same() {
        assertThat(RecordingLookup.of("Till").where("a", is(1)).limit(2))
                .isEqualTo(RecordingLookup.of("Till").limit(2).where("a", is(1L)));
    }

    @Test
    void refuses_a_negative_limit() {
        assertThatThrownBy(() -> RecordingLookup.of("Till").limit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit of a lookup is -1. Give 0 or more, or leave it out.");
    }
}
