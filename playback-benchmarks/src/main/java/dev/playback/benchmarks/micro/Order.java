package dev.playback.benchmarks.micro;

import dev.playback.benchmarks.subject.SplitMix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as services have it: classes and records, nested, with lists, a map and numbers. */
final class Order {

    private final long id;
    private final String customer;
    private final Address address;
    private final List<Line> lines;
    private final Map<String, String> labels;
    private final Status status;
    private final boolean express;

    /** Where it goes. */
    record Address(String street, String city, int code) {}

    /** What is ordered. */
    record Line(String sku, String name, int quantity, BigDecimal price, double discount) {}

    /** How far it is. */
    enum Status {
        OPEN,
        SHIPPED
    }

    /** For Jackson. */
    Order() {
        this(0, "", new Address("", "", 0), List.of(), Map.of(), Status.OPEN, false);
    }

    private Order(
            long id,
            String customer,
            Address address,
            List<Line> lines,
            Map<String, String> labels,
            Status status,
            boolean express) {
        this.id = id;
        this.customer = customer;
        this.address = address;
        this.lines = lines;
        this.labels = labels;
        this.status = status;
        this.express = express;
    }

    /** Makes one with {@code lines} lines, of about a hundred bytes of JSON each. */
    static Order of(int lines) {
        SplitMix random = new SplitMix(lines);
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            all.add(new Line(
                    random.word() + "-" + i,
                    random.word() + " " + random.word(),
                    random.below(20),
                    BigDecimal.valueOf(random.below(100_000), 2),
                    random.below(100) / 4.0));
        }
        return new Order(
                random.below(1_000_000_000),
                random.word() + " " + random.word(),
                new Address(random.word() + " street " + random.below(200), random.word(), random.below(99_999)),
                all,
                new LinkedHashMap<>(Map.of("channel", "web")),
                Status.SHIPPED,
                true);
    }

    long id() {
        return id;
    }

    String customer() {
        return customer;
    }

    Address address() {
        return address;
    }

    List<Line> lines() {
        return lines;
    }

    Map<String, String> labels() {
        return labels;
    }

    Status status() {
        return status;
    }

    boolean isExpress() {
        return express;
    }
}
