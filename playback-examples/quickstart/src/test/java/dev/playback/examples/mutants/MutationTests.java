package dev.playback.examples.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playback.cassette.FileTapeCassette;
import dev.playback.cassette.InMemoryTapeCassette;
import dev.playback.cassette.TapeCassette;
import dev.playback.difference.Difference;
import dev.playback.difference.DifferenceKind;
import dev.playback.equalizer.CompareExecutionConfig;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.Equalizer;
import dev.playback.player.MissingCallException;
import dev.playback.player.TapePlayer;
import dev.playback.recorder.TapeRecorder;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes every line that recordings execute, in every way the mutator knows, and expects a red replay that names the place. Every
 * survivor must be listed as equivalent, with the reason, or it counts against the verdict.
 */
@Tag("slow")
class MutationTests {

    private static final Path ORDERS = Path.of("src/main/java/dev/playback/examples/orders");
    private static final Path SHIPPING =
            Path.of("src/test/java/dev/playback/examples/mutants/ShippingService.java");
    private static final double KILLED = 0.95;

    /** A call, with a number among those of its alias. */
    private static final Pattern CALL = Pattern.compile("(operation|orders\\.\\w+|shipping\\.\\w+)\\[\\d+]");

    /** What it returned or threw or was given. */
    private static final Pattern PART = Pattern.compile(CALL + "\\.(result|exception|args\\[\\d+]).*");

    /** Mutants that behave as the original does, and why. */
    private static final Map<String, String> EQUIVALENT = Map.of(
            "OrderService.<init>, line 20: text 'orders.catalog'", "a replay never asks the catalog",
            "OrderService.<init>, line 20: text 'http://localhost:8081'", "a replay never asks the catalog",
            "OrderService.<init>, line 21: text 'orders.database'", "a replay never asks the database",
            "OrderService.<init>, line 21: text 'jdbc:h2:./orders'", "a replay never asks the database",
            "OrderService.placeOrder, line 39: constant 1", "a longer array of arguments for a text with one place",
            "ShippingService.postage, line 54: constant 500", "501 grams cost the same on both sides of the condition");

    @TempDir
    Path directory;

    @Test
    void changed_order_services_are_red() throws IOException {
        TapeCassette cassette = new FileTapeCassette(Path.of("target/recordings"));

        Result result = mutate("dev.playback.examples.orders.OrderService", sources(ORDERS), cassette, "OrderService");

        check(result, 30);
    }

    @Test
    void changed_shipping_services_are_red() throws IOException {
        TapeCassette cassette = shipping();

        Result result = mutate(ShippingService.class.getName(), List.of(SHIPPING), cassette, "Shipping");

        check(result, 60);
    }

    @Test
    void ten_thousand_replays_of_unchanged_code_are_green() {
        TapeCassette cassette = new FileTapeCassette(Path.of("target/recordings"));
        List<RecordingId> ids = cassette.find("OrderService").toList();
        assertThat(ids).hasSize(40);
        List<RecordingId> many = Collections.nCopies(250, ids).stream().flatMap(List::stream).toList();
        TapePlayer player = TapePlayer.over(cassette, dev.playback.examples.orders.OrderService.class);

        Equalizer equalizer = new Equalizer(
                many, player, () -> new dev.playback.examples.orders.OrderService());

        assertThat(equalizer.compare().filter(comparison -> !comparison.isEqual()).map(Comparison::message))
                .isEmpty();
        assertThat(equalizer.statistics().toString()).isEqualTo("10000 compared: 10000 equal");
    }

    private record Result(List<Mutant> survivors, int executed, List<String> unnamed) {}

    private static void check(Result result, int least) {
        List<String> survivors =
                result.survivors().stream().map(Mutant::toString).toList();
        List<String> unexplained =
                survivors.stream().filter(mutant -> !EQUIVALENT.containsKey(mutant)).toList();
        int counted = result.executed() - (survivors.size() - unexplained.size());
        System.out.printf(
                "%d mutants, %d of them equivalent, %d of %d others are red; survivors: %s%n",
                result.executed(),
                survivors.size() - unexplained.size(),
                counted - unexplained.size(),
                counted,
                unexplained);
        assertThat(result.executed()).isGreaterThanOrEqualTo(least);
        assertThat(result.unnamed()).isEmpty();
        assertThat(unexplained.size()).as("survivors: %s", unexplained).isLessThanOrEqualTo((int) (counted * (1 - KILLED)));
    }

    private Result mutate(String service, List<Path> sources, TapeCassette cassette, String category)
            throws IOException {
        MutatedService mutated = new MutatedService(service, directory, sources);
        List<RecordingId> ids = cassette.find(category).toList();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(40);
        assertThat(reds(mutated.unchanged(), cassette, ids)).isEmpty();
        List<Mutant> survivors = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        int executed = 0;
        for (Map.Entry<String, byte[]> type : mutated.classes().entrySet()) {
            Hits.take();
            assertThat(reds(mutated.with(type.getKey(), Mutator.probed(type.getValue())), cassette, ids))
                    .isEmpty();
            Set<Integer> reached = Hits.take();
            for (Mutant mutant : Mutator.mutantsOf(type.getValue())) {
                if (reached.contains(mutant.place())) {
                    executed++;
                    Class<?> changed = mutated.with(type.getKey(), Mutator.mutated(type.getValue(), mutant));
                    List<Comparison> reds = reds(changed, cassette, ids);
                    if (reds.isEmpty()) {
                        survivors.add(mutant);
                    } else if (!namesThePlace(reds.get(0), mutant)) {
                        unnamed.add(mutant + ": " + reds.get(0).message());
                    }
                }
            }
        }
        return new Result(survivors, executed, unnamed);
    }

    /** Replays until the first comparison that is not equal. */
    private static List<Comparison> reds(Class<?> service, TapeCassette cassette, List<RecordingId> ids) {
        TapePlayer player = TapePlayer.over(cassette, service);
        Supplier<Object> instances = () -> instance(service);
        try (Stream<Comparison> comparisons = new Equalizer(ids, player, instances)
                .config(CompareExecutionConfig.standard().timeout(Duration.ofSeconds(10)))
                .compare()) {
            return comparisons
                    .filter(comparison -> !comparison.isEqual())
                    .limit(1)
                    .toList();
        }
    }

    private static Object instance(Class<?> service) {
        try {
            return service.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The call and part that differ, the frame of the changed method, or the alias of a call that found no answer. */
    private static boolean namesThePlace(Comparison red, Mutant mutant) {
        if (!red.differences().isEmpty()) {
            Difference first = red.differences().get(0);
            boolean isPart = PART.matcher(first.path()).matches();
            boolean isCall = CALL.matcher(first.path()).matches();
            // An exception has no part: it names the method of the service that threw it.
            return isPart || (isCall && (first.replayedText().contains(" at ") || isWholeCall(first)));
        }
        Throwable failure = red.failure();
        return failure instanceof MissingCallException missing
                ? !missing.alias().isEmpty() && red.message().contains("'" + missing.alias() + "'")
                : failure != null && red.message().contains(mutant.simpleType());
    }

    // A call that is missing, new or moved is named by its alias and number alone.
    private static boolean isWholeCall(Difference difference) {
        return difference.kind() != DifferenceKind.CHANGED && !difference.path().startsWith("operation");
    }

    private static List<Path> sources(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static TapeCassette shipping() {
        TapeCassette cassette = new InMemoryTapeCassette();
        Random random = new Random(42);
        List<String> items = List.of("glass", "book", "cup", "glassware", "chair", "pin");
        try (TapeRecorder recorder = TapeRecorder.over(cassette)) {
            recorder.enableRecording();
            for (int i = 0; i < 600; i++) {
                List<String> contents = new ArrayList<>(items);
                Collections.shuffle(contents, random);
                contents.subList(random.nextInt(items.size() + 1), items.size()).clear();
                // Weights from 300 to 1,900 grams, all around 500, and those around 2,000.
                int grams = i < 400 ? 300 + i * 4 + random.nextInt(4) : 480 + i - 400;
                ShippingService.Parcel parcel = new ShippingService.Parcel(
                        "town" + "x".repeat(random.nextInt(4)),
                        i == 0 ? 2000 : i == 1 ? 2001 : grams,
                        contents,
                        random.nextBoolean());
                try {
                    new ShippingService().ship(parcel);
                } catch (IllegalArgumentException e) {
                    // Recorded as well.
                    assertThat(contents).isEmpty();
                }
            }
        }
        return cassette;
    }
}
