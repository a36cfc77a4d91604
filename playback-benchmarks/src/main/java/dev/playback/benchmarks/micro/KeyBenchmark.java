package dev.playback.benchmarks.micro;

import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Arguments and key of a call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyBenchmark {

    private static final int LINES_OF_20_KB = 215;
    private static final int STRINGS = 1_000;

    /** Two texts and a number; an object of 20 KB; a set of a thousand texts; a map that must be sorted. */
    @Param({"small", "order20k", "set", "map"})
    public String arguments = "";

    private final JsonValues values =
            new JsonValues(Set.of(KeyBenchmark.class.getPackageName()), KeyBenchmark.class.getClassLoader());
    private Object[] given = {};
    private Type[] types = {};

    /** Makes the arguments. */
    @Setup
    public void prepare() {
        given = switch (arguments) {
            case "small" -> new Object[] {"orders", "sku-4711", 12};
            case "order20k" -> new Object[] {Order.of(LINES_OF_20_KB)};
            case "set" -> new Object[] {strings()};
            default -> new Object[] {descending()};
        };
        types = arguments.equals("small")
                ? new Type[] {String.class, String.class, int.class}
                : new Type[] {given[0] instanceof Order ? Order.class : Object.class};
    }

    private static Set<String> strings() {
        Set<String> strings = new HashSet<>();
        for (int i = 0; i < STRINGS; i++) {
            strings.add("string-" + i * 31);
        }
        return strings;
    }

    private static Map<String, Integer> descending() {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 99; i > 0; i--) {
            map.put("key-" + i, i);
        }
        return map;
    }

    /** Writes arguments and key, as a recording does with each call. */
    @Benchmark
    public WrittenArguments key() {
        return values.writeArguments(given, types, null);
    }
}
