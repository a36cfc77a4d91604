package dev.playback.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playback.cassette.DropReason;
import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.RecorderListener;
import dev.playback.cassette.TapeCassette;
import dev.playback.configuration.Settings;
import dev.playback.interception.Intercept;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Entry;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.IOException;
import java.io.Serial;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.spi.MDCAdapter;

/** Recorders are enabled for the whole process, so these tests share one thread. */
class TapeRecorderTests {

    private static final String[] CATEGORIES = {"Till", "Till.broken", "Quarter", "Manual"};

    private final TapeCassette cassette = new InMemoryTapeCassette();
    private final List<TapeRecorder> recorders = new ArrayList<>();
    private final List<DroppedRecording> drops = new ArrayList<>();
    private final List<RecordingId> kept = new ArrayList<>();
    private final Till till = new Till();

    @AfterEach
    void closeRecorders() {
        recorders.forEach(TapeRecorder::close);
    }

    @Nested
    class A_recording {

        @Test
        void has_the_automatic_metadata() {
            TapeRecorder recorder = enabled(builder()
                    .settings(settings(Map.of("playback.application-version", "7.1")))
                    .clock(Clock.fixed(Instant.parse("2026-03-04T23:59:58.123456789Z"), ZoneOffset.UTC)));

            till.sell("ann", 120);

            RecordingMetadata metadata = only("Till").metadata();
            assertThat(metadata.facts())
                    .containsEntry(RecordingMetadata.OPERATION_CLASS, Till.class.getName())
                    .containsEntry(RecordingMetadata.OPERATION_METHOD, "sell")
                    .containsEntry(RecordingMetadata.RECORDED_AT, "2026-03-04T23:59:58.123456789Z")
                    .containsEntry(RecordingMetadata.APPLICATION_VERSION, "7.1")
                    .containsEntry(RecordingMetadata.FORMAT_VERSION, 1L)
                    .containsEntry(RecordingMetadata.EXCEPTION_IN_OPERATION, false)
                    .containsEntry("customer", "ann")
                    .containsKeys(RecordingMetadata.HOST, RecordingMetadata.DURATION_MICROS)
                    .doesNotContainKey(RecordingMetadata.INCOMPLETE);
            assertThat(kept).singleElement().asString().startsWith("Till/20260304/235958.123456-");
            assertThat(recorder.saved()).isEqualTo(1);
        }

        @Test
        void has_no_more_facts_if_their_extractor_fails() {
            TapeRecorder recorder = enabled(builder());

            assertThat(till.sellUnnoticed("bob")).isEqualTo("printed bob");

            assertThat(only("Till.broken").metadata().facts()).doesNotContainKey("customer");
            assertThat(recorder.counts().dropped()).isZero();
        }

        @Test
        void of_an_operation_that_an_error_ended_is_incomplete() {
            enabled(builder());
            OutOfMemoryError error = new OutOfMemoryError("no more");
            till.inside = () -> {
                throw error;
            };

            assertThatThrownBy(() -> till.sellUnnoticed("cid")).isSameAs(error);

            Recording recording = cassette.load(
                    cassette.find(RecordingLookup.of("Till.broken").includeIncomplete())
                            .findFirst()
                            .orElseThrow());
            assertThat(recording.metadata().incomplete()).isTrue();
            assertThat(recording.operation().threw()).isTrue();
            assertThat(recording.operation().result()).contains("OutOfMemoryError", "no more");
        }

        @Test
        void is_named_in_the_log_context_while_it_is_made_and_not_afterwards() throws Exception {
            useRealLogContext();
            enabled(builder());
            MDC.put("playback.recording", "from outside");
            List<String> seen = new ArrayList<>();
            till.inside = () -> seen.add(MDC.get("playback.recording"));

            till.sell("dan", 3);

            assertThat(seen).hasSize(2).containsOnly(kept.get(0).toString());
            assertThat(MDC.get("playback.recording")).isEqualTo("from outside");
            MDC.remove("playback.recording");
        }

        @Test
        void knows_its_id_and_mode_while_it_is_made() {
            enabled(builder());
            List<Object> seen = new ArrayList<>();
            till.inside = () -> seen.addAll(
                    List.of(Intercept.inRecordingMode(), Intercept.inPlaybackMode(), Intercept.currentRecordingId()));

            till.sellUnnoticed("eve");

            assertThat(seen).containsExactly(true, false, Optional.of(kept.get(0)));
            assertThat(Intercept.inRecordingMode()).isFalse();
            assertThat(Intercept.currentRecordingId()).isEmpty();
        }

        @Test
        void is_finished_as_it_was_begun_if_recording_is_disabled_in_its_middle() {
            TapeRecorder recorder = enabled(builder());
            till.inside = recorder::disableRecording;

            till.sell("flo", 5);
            till.sell("gil", 6);

            assertThat(only("Till").entries())
                    .extracting(Entry::alias)
                    .containsExactly("Till", "till.rate", "till.print");
        }
    }

    @Nested
    class Discarding {

        @Test
        void throws_the_recording_away_and_nothing_else() {
            TapeRecorder recorder = enabled(builder());
            till.inside = recorder::discardRecording;

            assertThat(till.sellUnnoticed("hal")).isEqualTo("printed hal");

            assertThat(recorder.counts().discarded()).isEqualTo(1);
            assertThat(cassette.find("Till.broken")).isEmpty();
        }

        @Test
        void is_safe_inside_an_input_and_where_nothing_is_recorded() {
            TapeRecorder recorder = enabled(builder());
            till.inside = recorder::discardRecording;

            assertThat(till.sell("ida", 2)).isEqualTo("printed ida pays 6");
            assertThat(till.rate("CHF")).isEqualTo(3);
            recorder.discardRecording();

            assertThat(recorder.counts().discarded()).isEqualTo(1);
            assertThat(recorder.counts().underWay()).isZero();
        }
    }

    @Nested
    class Two_recorders {

        @Test
        void cannot_record_the_same_category() {
            enabled(builder());
            TapeRecorder second =
                    TapeRecorder.builder(cassette).categories("Other", "Till").build();

            assertThatThrownBy(second::enableRecording)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "Another recorder is already recording: a recorder over %s. Disable it before you enable"
                                    + " this one, or bind each to categories of its own.",
                            cassette);
        }

        @Test
        void may_share_one_if_one_of_them_gives_way() {
            TapeCassette configured = new InMemoryTapeCassette();
            enabled(TapeRecorder.builder(configured)
                    .categories("Till", "Till.broken")
                    .givingWay());
            enabled(TapeRecorder.builder(cassette).categories("Till"));

            till.sell("joe", 2);
            till.sellUnnoticed("lea");

            assertThat(cassette.find("Till")).hasSize(1);
            assertThat(configured.find("Till")).isEmpty();
            assertThat(configured.find("Till.broken")).hasSize(1);
        }

        @Test
        void record_each_their_own_categories() {
            TapeCassette other = new InMemoryTapeCassette();
            enabled(TapeRecorder.builder(cassette).categories("Till"));
            enabled(TapeRecorder.builder(other).categories("Till.broken"));

            till.sell("jim", 1);
            till.sellUnnoticed("kim");

            assertThat(cassette.find("Till")).hasSize(1);
            assertThat(cassette.find("Till.broken")).isEmpty();
            assertThat(other.find("Till.broken")).hasSize(1);
        }
    }

    @Nested
    class Sampling_rates {

        @Test
        void are_drawn_at_the_start_and_hold_for_subclasses() {
            TapeRecorder recorder = enabled(builder().random(draws(0.5, 0.1, 0.25, 0.2)));

            for (int i = 0; i < 4; i++) {
                new SampledTill.Sub().sellQuarter("customer" + i);
            }

            assertThat(cassette.find("Quarter")
                            .map(id -> cassette.load(id).operation().arguments()))
                    .containsExactly(List.of("\"customer1\""), List.of("\"customer3\""));
            assertThat(recorder.counts().sampledOut()).isEqualTo(2);
            assertThat(recorder.counts().operations()).isEqualTo(4);
        }

        @Test
        void leave_out_what_happens_until_a_sample_is_forced() {
            TapeRecorder recorder = enabled(builder().random(draws(0.9)));
            SampledTill.Quarter forced = new SampledTill.Quarter();
            forced.inside = recorder::forceSampleRecording;

            String result = forced.sellQuarter("lea");

            Recording recording =
                    cassette.load(cassette.find(RecordingLookup.of("Quarter").includeIncomplete())
                            .findFirst()
                            .orElseThrow());
            assertThat(result).isEqualTo("printed lea53");
            assertThat(recording.metadata().incomplete()).isTrue();
            assertThat(recording.entries())
                    .extracting(Entry::alias)
                    .containsExactly("Quarter", "till.rate", "till.print");
            assertThat(recording.operation().result()).contains("printed lea53");
            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(1, 1, Map.of(), 0, 0, 0));
        }

        @Test
        void keep_all_of_a_forced_sample_where_the_recorder_was_told_to() {
            TapeRecorder recorder = enabled(builder().random(draws(0.9, 0.8)).forcedSampling(ForcedSampling.WHOLE));
            SampledTill.Quarter forced = new SampledTill.Quarter();
            forced.inside = recorder::forceSampleRecording;

            new SampledTill.Quarter().sellQuarter("moe");
            forced.sellQuarter("ned");

            assertThat(only("Quarter").entries())
                    .extracting(Entry::alias)
                    .containsExactly("Quarter", "till.rate", "till.rate", "till.print");
            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(2, 1, Map.of(), 1, 0, 0));
        }

        @Test
        void can_ignore_what_is_forced() {
            TapeRecorder recorder = enabled(builder().random(draws(0.5)));
            SampledTill.Never never = new SampledTill.Never();
            never.inside = recorder::forceSampleRecording;

            never.sellQuarter("ole");

            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(1, 0, Map.of(), 1, 0, 0));
        }

        @Test
        void do_not_matter_to_skipped_classes() {
            TapeRecorder recorder = enabled(builder());

            new SampledTill.Skipped().sellQuarter("pam");

            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(0, 0, Map.of(), 0, 0, 0));
        }
    }

    @Nested
    class A_bound {

        @Test
        void of_the_recording_drops_it_whole() {
            enabled(builder().settings(settings(Map.of("playback.recorder.max-recording", "100"))));

            assertThat(till.sell("q".repeat(60), 1)).hasSize(75);

            assertThat(drops).singleElement().satisfies(drop -> {
                assertThat(drop.reason()).isEqualTo(DropReason.TOO_LARGE);
                assertThat(drop.message())
                        .isEqualTo("It holds more than 100 bytes. Raise playback.recorder.max-recording, or let the"
                                + " operation hand less to intercepted methods.");
            });
            assertThat(cassette.find("Till")).isEmpty();
        }

        @Test
        void of_the_calls_drops_it_whole() {
            TapeRecorder recorder = enabled(builder().settings(settings(Map.of("playback.recorder.max-entries", "2"))));

            till.sell("rob", 1);

            assertThat(recorder.counts())
                    .isEqualTo(new RecorderCounts(1, 0, Map.of(DropReason.TOO_LARGE, 1L), 0, 0, 0));
        }

        @Test
        void of_a_value_drops_it_before_the_value_is_written_out() {
            enabled(builder().settings(settings(Map.of("playback.recorder.max-value", "1KB"))));

            till.sell("sue".repeat(1000), 1);

            assertThat(drops).singleElement().satisfies(drop -> {
                assertThat(drop.reason()).isEqualTo(DropReason.TOO_LARGE);
                assertThat(drop.message()).startsWith("It holds a value of more than 1024 bytes.");
            });
        }
    }

    @Nested
    class Switching {

        @Test
        void works_from_a_system_property() {
            TapeRecorder recorder = enabled(builder().settings(settings(Map.of("playback.recording", "off"))));

            till.sell("tom", 1);

            assertThat(recorder.isRecording()).isFalse();
            assertThat(recorder.counts()).isEqualTo(new RecorderCounts(1, 0, Map.of(), 0, 0, 1));
        }

        @Test
        void works_from_jmx() throws Exception {
            enabled(builder());
            ObjectName name = new ObjectName("dev.playback:type=TapeRecorder");

            till.sell("uma", 1);
            ManagementFactory.getPlatformMBeanServer().invoke(name, "disableRecording", null, null);
            till.sell("vic", 1);

            assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Saved"))
                    .isEqualTo(1L);
            assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(name, "Recording"))
                    .isEqualTo(false);
        }

        @Test
        void leaves_jmx_when_the_recorder_is_closed() throws Exception {
            enabled(builder()).close();

            assertThat(ManagementFactory.getPlatformMBeanServer()
                            .isRegistered(new ObjectName("dev.playback:type=TapeRecorder")))
                    .isFalse();
        }
    }

    @Nested
    class A_manual_scope {

        @Test
        void is_an_operation() {
            TapeRecorder recorder = enabled(builder());

            try (RecordingScope scope = recorder.startRecording("Manual", Map.of("job", "nightly"))) {
                till.print("wes");
                scope.result("done");
            }

            Recording recording = only("Manual");
            assertThat(recording.operation().result()).isEqualTo("\"done\"");
            assertThat(recording.entries()).extracting(Entry::alias).containsExactly("Manual", "till.print");
            assertThat(recording.metadata().text("job")).isEqualTo("nightly");
        }

        @Test
        void can_be_a_lambda_that_throws_what_it_likes() {
            TapeRecorder recorder = enabled(builder());
            IOException gone = new IOException("gone");

            assertThatThrownBy(() -> recorder.record("Manual", Map.of(), () -> {
                        throw gone;
                    }))
                    .isSameAs(gone);

            assertThat(only("Manual").metadata().exceptionInOperation()).isTrue();
        }

        @Test
        void does_nothing_where_nothing_is_recorded() {
            TapeRecorder recorder = builder().build();

            try (RecordingScope scope = recorder.startRecording("Manual", Map.of())) {
                scope.result("done");
            }

            assertThat(recorder.counts().operations()).isZero();
        }
    }

    @Nested
    class Nothing_reaches_the_application {

        @Test
        void from_a_category_that_cannot_be_an_id() {
            TapeRecorder recorder = enabled(TapeRecorder.builder(cassette));

            assertThat(recorder.<String, RuntimeException>record("\u0000/../..", Map.of(), () -> "fine"))
                    .isEqualTo("fine");

            assertThat(recorder.counts().operations()).isEqualTo(1);
            assertThat(recorder.counts().underWay()).isZero();
        }

        @Test
        void from_a_listener_that_fails() {
            TapeRecorder recorder = enabled(builder().listener(new RecorderListener() {
                @Override
                public void saved(RecordingId id) {
                    throw new IllegalStateException("deaf");
                }
            }));

            assertThatCode(() -> till.sell("xia", 1)).doesNotThrowAnyException();
            assertThat(recorder.saved()).isEqualTo(1);
        }

        @Test
        void from_an_exception_that_fails_to_say_what_it_is() {
            TapeRecorder recorder = enabled(builder());
            Mute mute = new Mute();
            till.inside = () -> {
                throw mute;
            };

            assertThatThrownBy(() -> till.sell("zoe", 1)).isSameAs(mute);
            assertThat(recorder.counts().underWay()).isZero();
        }

        @Test
        void from_a_fact_that_is_not_known() {
            TapeRecorder recorder = enabled(TapeRecorder.builder(cassette));
            Map<String, Object> facts = new HashMap<>();
            facts.put("country", null);
            facts.put("amount", 5);

            assertThat(recorder.<String, RuntimeException>record("Facts", facts, () -> "fine"))
                    .isEqualTo("fine");
            assertThat(cassette.metadata(cassette.find("Facts").findFirst().orElseThrow())
                            .facts())
                    .containsEntry("amount", 5L)
                    .doesNotContainKey("country");
        }

        @Test
        void from_many_operations_whose_recordings_end_in_every_way() {
            TapeRecorder recorder = enabled(builder()
                    .random(RandomGenerator.of("L64X128MixRandom"))
                    .settings(settings(Map.of("playback.recorder.max-value", "100"))));

            for (int i = 0; i < 300; i++) {
                SampledTill.Quarter one = new SampledTill.Quarter();
                if (i % 3 == 0) {
                    one.inside = recorder::discardRecording;
                }
                one.sellQuarter("y".repeat(i % 2 == 0 ? 10 : 200));
            }

            RecorderCounts counts = recorder.counts();
            assertThat(counts.operations()).isEqualTo(300);
            assertThat(counts.underWay()).isZero();
            assertThat(counts.saved()).isEqualTo(kept.size()).isPositive();
            assertThat(counts.dropped()).isEqualTo(drops.size()).isPositive();
            assertThat(counts.discarded()).isPositive();
            assertThat(counts.sampledOut()).isPositive();
        }
    }

    private static final class Mute extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new Mute();
        }
    }

    // The logging of these tests has none.
    private static void useRealLogContext() throws ReflectiveOperationException {
        Method set = MDC.class.getDeclaredMethod("setMDCAdapter", MDCAdapter.class);
        set.setAccessible(true);
        set.invoke(null, new BasicMDCAdapter());
    }

    private TapeRecorderBuilder builder() {
        return TapeRecorder.builder(cassette).categories(CATEGORIES).listener(new RecorderListener() {
            @Override
            public void saved(RecordingId id) {
                kept.add(id);
            }

            @Override
            public void dropped(DroppedRecording dropped) {
                drops.add(dropped);
            }
        });
    }

    private TapeRecorder enabled(TapeRecorderBuilder builder) {
        TapeRecorder recorder = builder.build();
        recorders.add(recorder);
        recorder.enableRecording();
        return recorder;
    }

    private Recording only(String category) {
        List<RecordingId> ids = cassette.find(category).toList();
        assertThat(ids).hasSize(1);
        return cassette.load(ids.get(0));
    }

    private static Settings settings(Map<String, String> values) {
        return Settings.ofProcess().orElse(key -> Optional.ofNullable(values.get(key)));
    }

    private static RandomGenerator draws(double... draws) {
        Iterator<Double> all = DoubleStream.of(draws).iterator();
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new IllegalStateException("Only shares are drawn.");
            }

            @Override
            public double nextDouble() {
                return all.next();
            }
        };
    }
}
