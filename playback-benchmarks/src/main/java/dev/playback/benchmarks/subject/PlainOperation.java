package dev.playback.benchmarks.subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operation of the workload without any annotation: what the others are compared with. */
public final class PlainOperation {

    private static final int INPUTS = BenchOperation.INPUTS;

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

    private Map<String, @Nullable Object> load(int opId, int i) {
        RealCalls.count();
        return Payloads.TABLE.get((opId * INPUTS + i) % Payloads.TABLE.size());
    }

    public String store(String collection, Map<String, Object> document) {
        RealCalls.count();
        return "key-" + document.get("op_id");
    }

    @Nullable
    public Object notify(String key, long total) {
        RealCalls.count();
        return null;
    }
}
