package dev.playback.benchmarks.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that operations of the workload read: string-keyed maps whose compact JSON is exactly 1,024 bytes. */
public final class Payloads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BYTES = 1024;

    /** Payloads 0 to 999, made once before anything is measured. */
    public static final List<Map<String, @Nullable Object>> TABLE = of(0, 1000);

    private Payloads() {}

    /** Makes {@code count} payloads from {@code first} on. */
    public static List<Map<String, @Nullable Object>> of(int first, int count) {
        List<Map<String, @Nullable Object>> payloads = new ArrayList<>();
        for (int k = first; k < first + count; k++) {
            payloads.add(of(k));
        }
        return payloads;
    }

    public static Map<String, @Nullable Object> of(int k) {
        SplitMix random = new SplitMix(0x5EED0000L + k);
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("id", k);
        payload.put("name", random.word() + "-" + random.word());
        payload.put("price", random.below(100_000) / 4.0);
        payload.put("active", (random.next() & 1) == 1);
        payload.put("tags", tags(random));
        payload.put("attributes", attributes(random));
        payload.put("history", history(random));
        payload.put("parent", null);
        payload.put("pad", "");
        int missing = BYTES - json(payload).length();
        StringBuilder pad = new StringBuilder();
        while (pad.length() < missing) {
            pad.append(random.word()).append(' ');
        }
        payload.put("pad", pad.substring(0, missing));
        return payload;
    }

    /** Returns compact JSON, as the workload defines sizes by it. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload is plain maps, lists and scalars.", e);
        }
    }

    /** Returns what an operation adds up of a payload. */
    public static long total(Map<String, ?> payload) {
        long total = 0;
        for (Object entry : history(payload)) {
            total += value(entry);
        }
        return total;
    }

    /** Returns the value of the first entry of a payload's history. */
    public static long firstValue(Map<String, ?> payload) {
        return value(history(payload).get(0));
    }

    private static List<?> history(Map<String, ?> payload) {
        return payload.get("history") instanceof List<?> history ? history : List.of();
    }

    private static long value(Object historyEntry) {
        return ((Map<?, ?>) historyEntry).get("value") instanceof Number number ? number.longValue() : 0;
    }

    private static List<String> tags(SplitMix random) {
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tags.add(random.word());
        }
        return tags;
    }

    private static Map<String, String> attributes(SplitMix random) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            attributes.put("attr_" + i, random.word() + " " + random.word() + " " + random.word());
        }
        return attributes;
    }

    private static List<Map<String, Object>> history(SplitMix random) {
        List<Map<String, Object>> history = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("ts", 1_700_000_000 + random.below(1_000_000));
            entry.put("value", random.below(10_000));
            entry.put("kind", random.word());
            history.add(entry);
        }
        return history;
    }
}
