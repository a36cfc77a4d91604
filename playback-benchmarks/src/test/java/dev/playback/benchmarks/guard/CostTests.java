package dev.playback.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playback.benchmarks.subject.BenchOperation;
import dev.playback.benchmarks.subject.Payloads;
import dev.playback.benchmarks.subject.ProbeOperation;
import dev.playback.benchmarks.subject.Recorded;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.codec.JsonValues;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.TapePlayer;
import dev.playback.recording.RecordingId;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bounds with room: about twice what is measured on a quiet machine, since what they find is work that was added, not a percent. One
 * that is exceeded for a good reason is raised in the commit that has the reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CostTests {

    private static final Type MAP = Map.class;
    private static final JsonValues VALUES = JsonValues.writer();
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final Object PAYLOAD = Payloads.TABLE.get(0);
    private static final Object[] ARGUMENTS = {"orders", "sku-4711", 12};
    private static final Type[] TYPES = {String.class, String.class, int.class};
    private static final int RECORDINGS = 20;

    private final CountedTapeCassette cassette = new CountedTapeCassette(new InMemoryTapeCassette());
    private final ProbeOperation probe = new ProbeOperation();
    private List<RecordingId> ids = List.of();

    @BeforeAll
    void record() {
        Recorded.operations(cassette, RECORDINGS);
        ids = cassette.find("BenchOperation").toList();
        assertThat(ids).hasSize(RECORDINGS);
    }

    Stream<Bound> bounds() {
        String json = VALUES.write(PAYLOAD, MAP);
        String jackson = Payloads.json(PAYLOAD);
        return Stream.of(
                // Nothing: what is left is the reading of the counter itself.
                new Bound.Bytes("a woven input while nothing is recorded", () -> probe.load(7), 1),
                new Bound.Bytes("a snapshot of 1 KB", () -> VALUES.write(PAYLOAD, MAP), 3_600),
                new Bound.Bytes("reading a snapshot of 1 KB", () -> VALUES.read(json, MAP), 16_000),
                new Bound.Bytes(
                        "arguments and key of a call", () -> VALUES.writeArguments(ARGUMENTS, TYPES, null), 1_200),
                new Bound.Bytes("recording an operation with a recorder of its own", CostTests::recordOne, 300_000),
                new Bound.Bytes("replaying and comparing a recording", this::compareOne, 370_000),
                new Bound.Times(
                        "a snapshot of 1 KB beside Jackson",
                        () -> VALUES.write(PAYLOAD, MAP),
                        () -> JACKSON.writeValueAsString(PAYLOAD),
                        4),
                new Bound.Times(
                        "reading a snapshot of 1 KB beside Jackson",
                        () -> VALUES.read(json, MAP),
                        () -> JACKSON.readValue(jackson, Map.class),
                        6),
                new Bound.Requests("recordings read to compare " + RECORDINGS, this::requestsOfComparing, RECORDINGS));
    }

    private static void recordOne() {
        Recorded.operations(new InMemoryTapeCassette(), 1);
    }

    private void compareOne() {
        compare(ids.subList(0, 1));
    }

    private int requestsOfComparing() {
        cassette.take();
        compare(ids);
        return cassette.take();
    }

    private void compare(List<RecordingId> some) {
        TapePlayer player = TapePlayer.over(cassette, BenchOperation.class);
        try (Stream<Comparison> comparisons = new Equalizer(some, player, BenchOperation::new).compare()) {
            assertThat(comparisons).allMatch(comparison -> comparison.status() == EqualityStatus.EQUAL);
        }
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void stay_within_their_bounds(Bound bound) {
        assertThat(bound.excess()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void are_reported_when_a_slowdown_is_planted(Bound bound) {
        assertThat(bound.slowed().excess())
                .hasValueSatisfying(excess -> assertThat(excess).startsWith(bound.name()));
    }
}
