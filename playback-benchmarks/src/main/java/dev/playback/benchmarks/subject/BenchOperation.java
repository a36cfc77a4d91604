package dev.playback.benchmarks.subject;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.MetadataExtractor;
import dev.playback.annotation.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operation of the workload: ten inputs of 1 KB, two outputs. */
public final class BenchOperation {

    public static final int INPUTS = 10;

    /** Adds up ten payloads, stores what comes of it and tells so. */
    @Operation(metadata = Tenant.class)
    public Map<String, Object> execute(int opId) {
        long total = 0;
        List<Object> ids = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            Map<String, @Nullable Object> row = load(opId, i);
            total += Payloads.total(row);
            ids.add(row.getOrDefault("id", ""));
            names.add(row.getOrDefault("name", ""));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("op_id", opId);
        document.put("total", total);
        document.put("ids", ids);
        document.put("names", names);
        String key = store("orders", document);
        notify(key, total);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("op_id", opId);
        result.put("total", total);
        result.put("count", INPUTS);
        return result;
    }

    @InterceptInput("bench.load")
    private Map<String, @Nullable Object> load(int opId, int i) {
        RealCalls.count();
        return Payloads.TABLE.get((opId * INPUTS + i) % Payloads.TABLE.size());
    }

    @InterceptOutput("bench.store")
    public String store(String collection, Map<String, Object> document) {
        RealCalls.count();
        return "key-" + document.get("op_id");
    }

    @InterceptOutput("bench.notify")
    @Nullable
    public Object notify(String key, long total) {
        RealCalls.count();
        return null;
    }

    /** The facts by which recordings of the workload are found. */
    public static final class Tenant implements MetadataExtractor {
        @Override
        public Map<String, ?> of(InterceptedCall call) {
            int opId = call.argument(0, Integer.class);
            return Map.of("tenant", "t%02d".formatted(opId % 100), "op_id", opId, "shard", opId % 8);
        }
    }
}
