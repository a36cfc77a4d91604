package shop;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.Operation;
import java.util.List;

class Till {

    record Line(String sku, int units) {}

    static final class Receipt {
        private final double total;
        private final List<Line> lines;

        private Receipt(double total, List<Line> lines) {
            this.total = total;
            this.lines = lines;
        }
    }

    static volatile boolean closed;

    @Operation
    Receipt charge(List<Line> lines) {
        return new Receipt(lines.stream().mapToDouble(line -> line.units() * price(line.sku())).sum(), lines);
    }

    @InterceptInput("till.price")
    private double price(String sku) {
        if (closed) {
            throw new IllegalStateException("asked for real");
        }
        return sku.length();
    }
}
