package dev.playback.benchmarks.subject;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation that reads fifty megabytes, in as many inputs as it is told. */
public final class BigOperation {

    private static final int FIRST_PAYLOAD = 100_000;

    private final int inputs;
    private final int rows;

    public BigOperation(int inputs, int rows) {
        this.inputs = inputs;
        this.rows = rows;
    }

    /** Adds up one number of each row. */
    @Operation
    public long execute(int opId) {
        long total = 0;
        for (int i = 0; i < inputs; i++) {
            for (Map<String, @Nullable Object> row : load(i)) {
                total += Payloads.firstValue(row);
            }
        }
        return total;
    }

    @InterceptInput("big.load")
    private List<Map<String, @Nullable Object>> load(int i) {
        RealCalls.count();
        return Payloads.of(FIRST_PAYLOAD + i * rows, rows);
    }
}
