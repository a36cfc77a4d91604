package dev.playback.cassette.contract;

import static dev.playback.lookup.MetadataFilter.absent;
import static dev.playback.lookup.MetadataFilter.anyOf;
import static dev.playback.lookup.MetadataFilter.atLeast;
import static dev.playback.lookup.MetadataFilter.atMost;
import static dev.playback.lookup.MetadataFilter.between;
import static dev.playback.lookup.MetadataFilter.is;
import static dev.playback.lookup.MetadataFilter.isNot;
import static dev.playback.lookup.MetadataFilter.lessThan;
import static dev.playback.lookup.MetadataFilter.like;
import static dev.playback.lookup.MetadataFilter.moreThan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.TapeCassette;
import dev.playback.lookup.MetadataFilter;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every cassette must find, part of {@link TapeCassetteContract}. */
abstract class TapeCassetteLookupContract {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    /** Returns a new, empty cassette. */
    protected abstract TapeCassette cassette();

    /** Waits until what was saved so far is kept, where {@code save} does not do that. */
    protected void settle(TapeCassette cassette) {
        // Nothing to wait for unless a cassette is deferred.
    }

    /** Saves a small recording. */
    protected final Recording save(TapeCassette cassette, RecordingId id) {
        return save(cassette, id, RecordingMetadata.none());
    }

    private Recording save(TapeCassette cassette, RecordingId id, RecordingMetadata metadata) {
        Recording recording = new Recording(id, metadata, List.of(TapeCassetteContract.entry(0)));
        cassette.save(recording);
        settle(cassette);
        return recording;
    }

    private RecordingId save(TapeCassette cassette, String name, Instant at, Map<String, Object> facts) {
        RecordingMetadata metadata = RecordingMetadata.none().with(RecordingMetadata.RECORDED_AT, at);
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            metadata = metadata.with(fact.getKey(), fact.getValue());
        }
        RecordingId id = new RecordingId("Till", DAY.format(at), name);
        return save(cassette, id, metadata).id();
    }

    @Test
    void finds_the_recordings_of_a_category_in_time_order() {
        TapeCassette cassette = cassette();
        RecordingId late = save(cassette, "a", Instant.parse("2026-11-25T00:00:00Z"), Map.of());
        RecordingId second = save(cassette, "b", Instant.parse("2026-11-24T23:59:59.999999999Z"), Map.of());
        RecordingId tied = save(cassette, "c", Instant.parse("2026-11-24T23:59:59.999999999Z"), Map.of());
        RecordingId first = save(cassette, "z", Instant.parse("2026-11-24T01:00:00Z"), Map.of());
        save(cassette, new RecordingId("TillSlow", "20261124", "a"));
        save(cassette, new RecordingId("Till.Drawer", "20261123", "a"));

        assertThat(cassette.find("Till")).containsExactly(first, second, tied, late);
        assertThat(cassette.find(RecordingLookup.of("Till").limit(2))).containsExactly(first, second);
        assertThat(cassette.find(RecordingLookup.of("Till").limit(0))).isEmpty();
        assertThat(cassette.find("Tills")).isEmpty();
    }

    @Test
    void counts_both_ends_of_a_range_of_time() {
        TapeCassette cassette = cassette();
        Instant from = Instant.parse("2026-11-23T23:00:00Z");
        Instant to = Instant.parse("2026-11-25T01:00:00Z");
        save(cassette, "before", from.minusNanos(1), Map.of());
        RecordingId first = save(cassette, "first", from, Map.of());
        RecordingId between = save(cassette, "between", Instant.parse("2026-11-24T12:00:00Z"), Map.of());
        RecordingId last = save(cassette, "last", to, Map.of());
        save(cassette, "after", to.plusNanos(1), Map.of());
        save(cassette, new RecordingId("Till", "20261124", "timeless"));

        assertThat(cassette.find(RecordingLookup.of("Till").from(from).to(to))).containsExactly(first, between, last);
        assertThat(cassette.find(RecordingLookup.of("Till").from(Instant.MIN).to(Instant.MAX)))
                .hasSize(5);
        assertThat(cassette.find(RecordingLookup.of("Till").from(to).to(from))).isEmpty();
    }

    @Test
    void finds_incomplete_ones_only_where_they_are_asked_for() {
        TapeCassette cassette = cassette();
        Instant at = Instant.parse("2026-11-24T12:00:00Z");
        RecordingId whole = save(cassette, "b", at, Map.of());
        RecordingId incomplete = save(cassette, "a", at, Map.of(RecordingMetadata.INCOMPLETE, true));

        assertThat(cassette.find("Till")).containsExactly(whole);
        assertThat(cassette.find(RecordingLookup.of("Till").includeIncomplete()))
                .containsExactly(incomplete, whole);
    }

    @Test
    void takes_the_same_sample_of_all_matches_for_the_same_seed() {
        TapeCassette cassette = cassette();
        List<RecordingId> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Instant at = Instant.parse("2026-11-24T12:00:00Z").plusSeconds(i * 10_000L);
            all.add(save(cassette, "n" + i, at, Map.of("odd", i % 2)));
        }
        RecordingLookup odd = RecordingLookup.of("Till").where("odd", is(1)).limit(4);
        List<RecordingId> sampled = new ArrayList<>();

        for (long seed = 0; seed < 40; seed++) {
            List<RecordingId> sample = cassette.find(odd.randomSample(seed)).toList();
            assertThat(cassette.find(odd.randomSample(seed))).isEqualTo(sample);
            assertThat(sample).hasSize(4).isSortedAccordingTo(Comparator.comparing(all::indexOf));
            sampled.addAll(sample);
        }

        assertThat(sampled.stream().distinct()).hasSize(15);
        assertThat(sampled).allMatch(id -> all.indexOf(id) % 2 == 1);
        assertThat(cassette.find(RecordingLookup.of("Till").randomSample(3))).containsExactlyElementsOf(all);
    }

    /** A filter and what it is to want, written down a second time. */
    private record Case(MetadataFilter filter, Predicate<Map<String, Object>> wants) {}

    private static final List<Case> COUNTRY = List.of(
            new Case(is("US"), facts -> "US".equals(facts.get("country"))),
            new Case(isNot("US"), facts -> facts.containsKey("country") && !"US".equals(facts.get("country"))),
            new Case(anyOf("DE", "FR"), facts -> List.of("DE", "FR").contains(facts.getOrDefault("country", ""))),
            new Case(
                    like("?S*"),
                    facts -> facts.getOrDefault("country", "").toString().matches("(?s).S.*")),
            new Case(absent(), facts -> !facts.containsKey("country")),
            new Case(is(7), facts -> false));

    private static final List<Case> AMOUNT = List.of(
            new Case(is(3), facts -> number(facts) == 3),
            new Case(isNot(3), facts -> facts.containsKey("amount") && number(facts) != 3),
            new Case(lessThan(2.5), facts -> number(facts) < 2.5),
            new Case(atMost(3L), facts -> number(facts) <= 3),
            new Case(moreThan(3), facts -> number(facts) > 3),
            new Case(atLeast(2.5f), facts -> number(facts) >= 2.5),
            new Case(between(1, 3.5), facts -> number(facts) >= 1 && number(facts) <= 3.5),
            new Case(moreThan("a"), facts -> false),
            new Case(moreThan(LocalDate.of(2020, 1, 1)), facts -> false));

    private static double number(Map<String, Object> facts) {
        return facts.get("amount") instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 14, 15, 92})
    void finds_what_a_naive_search_finds(long seed) {
        Random random = new Random(seed);
        TapeCassette cassette = cassette();
        List<Recording> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(recording(random, i));
            cassette.save(all.get(i));
        }
        settle(cassette);

        for (int i = 0; i < 60; i++) {
            RecordingLookup lookup = RecordingLookup.of("Till");
            Stream<Recording> naive = all.stream().sorted(Comparator.comparing(TapeCassetteLookupContract::place));
            if (random.nextBoolean()) {
                Case filter = COUNTRY.get(random.nextInt(COUNTRY.size()));
                lookup = lookup.where("country", filter.filter());
                naive = naive.filter(one -> filter.wants().test(one.metadata().facts()));
            }
            if (random.nextBoolean()) {
                Case filter = AMOUNT.get(random.nextInt(AMOUNT.size()));
                lookup = lookup.where("amount", filter.filter());
                naive = naive.filter(one -> filter.wants().test(one.metadata().facts()));
            }
            if (random.nextBoolean()) {
                Instant from = time(random);
                lookup = lookup.from(from);
                naive = naive.filter(one -> at(one).compareTo(from) >= 0);
            }
            if (random.nextBoolean()) {
                Instant to = time(random);
                lookup = lookup.to(to);
                naive = naive.filter(one -> at(one).compareTo(to) <= 0);
            }
            if (random.nextBoolean()) {
                int limit = random.nextInt(6);
                lookup = lookup.limit(limit);
                naive = naive.limit(limit);
            }

            assertThat(cassette.find(lookup))
                    .as(lookup.toString())
                    .containsExactlyElementsOf(naive.map(Recording::id).toList());
        }
    }

    private static Recording recording(Random random, int number) {
        Instant at = time(random);
        RecordingMetadata metadata = RecordingMetadata.none().with(RecordingMetadata.RECORDED_AT, at);
        if (random.nextInt(4) > 0) {
            metadata =
                    metadata.with("country", List.of("US", "DE", "FR", "USSR").get(random.nextInt(4)));
        }
        if (random.nextInt(4) > 0) {
            metadata =
                    metadata.with("amount", List.<Object>of(1, 2.5, 3, 3.0, 4L).get(random.nextInt(5)));
        }
        return new Recording(
                new RecordingId("Till", DAY.format(at), "n" + number),
                metadata,
                List.of(TapeCassetteContract.entry(0)));
    }

    private static Instant time(Random random) {
        return Instant.parse("2026-11-24T00:00:00Z").plusSeconds(random.nextInt(200) * 1800L);
    }

    private static Instant at(Recording recording) {
        return recording.metadata().recordedAt().orElseThrow();
    }

    private static String place(Recording recording) {
        return at(recording) + " " + recording.id();
    }
}
