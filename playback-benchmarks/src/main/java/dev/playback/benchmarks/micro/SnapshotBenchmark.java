package dev.playback.benchmarks.micro;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.playback.benchmarks.subject.Payloads;
import dev.playback.codec.JsonValues;
import dev.playback.codec.WrittenArguments;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writing, reading and keys of values, beside what stock Jackson takes for the same and beside a copy of the written bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SnapshotBenchmark {

    private static final int LINES_OF_1_KB = 9;
    private static final int LINES_OF_17_KB = 183;

    /** Which value: generic maps or classes, one or seventeen kilobytes. */
    @Param({"map1k", "map17k", "order1k", "order17k"})
    public String value = "";

    private final JsonValues values =
            new JsonValues(Set.of(SnapshotBenchmark.class.getPackageName()), SnapshotBenchmark.class.getClassLoader());

    private Object subject = "";
    private Type type = Object.class;
    private String json = "";
    private ObjectWriter jacksonWriter = new JsonMapper().writer();
    private ObjectReader jacksonReader = new JsonMapper().reader();
    private String jacksonJson = "";
    private byte[] bytes = {};

    /** Makes the value and its texts, and asserts that both ways give the same one back. */
    @Setup
    public void prepare() throws IOException, NoSuchFieldException {
        subject = subject();
        type = typeOf(value);
        JsonMapper mapper = JsonMapper.builder()
                .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
                .build();
        jacksonWriter = mapper.writerFor(mapper.constructType(type));
        jacksonReader = mapper.readerFor(mapper.constructType(type));
        jacksonJson = jacksonWriter.writeValueAsString(subject);
        json = values.write(subject, type);
        bytes = jacksonWriter.writeValueAsBytes(subject);
        requireSame(jacksonWriter.writeValueAsString(jacksonRead()), jacksonJson);
        requireSame(values.write(read(), type), json);
        System.out.printf("%n%s: %d bytes by Jackson, %d by the snapshot%n", value, bytes.length, json.length());
    }

    private Object subject() {
        return switch (value) {
            case "map1k" -> Payloads.TABLE.get(0);
            case "map17k" -> Payloads.of(0, 17);
            case "order1k" -> Order.of(LINES_OF_1_KB);
            default -> Order.of(LINES_OF_17_KB);
        };
    }

    private static Type typeOf(String value) throws NoSuchFieldException {
        return switch (value) {
            case "map1k" -> Types.class.getDeclaredField("map").getGenericType();
            case "map17k" -> Types.class.getDeclaredField("maps").getGenericType();
            default -> Order.class;
        };
    }

    /** What methods declare. */
    private record Types(Map<String, @Nullable Object> map, List<Map<String, @Nullable Object>> maps) {}

    private static void requireSame(String one, String other) {
        if (!one.equals(other)) {
            throw new IllegalStateException("What comes back differs: " + one + " and " + other);
        }
    }

    /** Writes the value as a recording does. */
    @Benchmark
    public String write() {
        return values.write(subject, type);
    }

    /** Writes it with Jackson to a text, as a recording keeps one. */
    @Benchmark
    public String jacksonWrite() throws IOException {
        return jacksonWriter.writeValueAsString(subject);
    }

    /** Writes it with Jackson to bytes. */
    @Benchmark
    public byte[] jacksonWriteBytes() throws IOException {
        return jacksonWriter.writeValueAsBytes(subject);
    }

    /** Copies as many bytes: the floor of every snapshot. */
    @Benchmark
    public byte[] copy() {
        return bytes.clone();
    }

    /** Reads the value as a replay does. */
    @Benchmark
    public @Nullable Object read() {
        return values.read(json, type);
    }

    /** Reads it with Jackson. */
    @Benchmark
    public Object jacksonRead() throws IOException {
        return jacksonReader.readValue(jacksonJson);
    }

    /** Writes it as the only argument of a call: value and key. */
    @Benchmark
    public WrittenArguments writeWithKey() {
        return values.writeArguments(new Object[] {subject}, new Type[] {type}, null);
    }
}
