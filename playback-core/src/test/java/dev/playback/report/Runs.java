package dev.playback.report;

import dev.playback.equalizer.EqualityStatus;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs to report on. */
final class Runs {

    static final Instant STARTED = Instant.parse("2026-11-24T10:15:30Z");
    static final String HOSTILE =
            "</script><script>window.hacked=1</script><!-- \u2028\u2029 <img src=x onerror=window.hacked=2> ]]> & \" ' {{data}} \uD800 é";

    private Runs() {}

    static RecordingId id(String category, int number) {
        return new RecordingId(category, "20261124", "%06d".formatted(number));
    }

    static ReportedDifference changed(String path, String recorded, String replayed) {
        return new ReportedDifference(path, "CHANGED", Optional.of(recorded), Optional.of(replayed));
    }

    static ReportedComparison equal(String category, int number) {
        return ReportedComparison.of(id(category, number), EqualityStatus.EQUAL);
    }

    static ReportedComparison different(String category, int number, ReportedDifference... differences) {
        return ReportedComparison.of(id(category, number), EqualityStatus.DIFFERENT)
                .differences(List.of(differences));
    }

    static ReportedComparison notCompared(String category, int number, Throwable failure) {
        return new ReportedComparison(
                id(category, number),
                EqualityStatus.EQUALIZER_FAILURE,
                Optional.empty(),
                List.of(),
                Optional.of(ReportedFailure.of(failure)),
                Optional.of(STARTED),
                1500,
                0,
                Map.of("missed", 1, "used", 3),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** One that threw, and was not given all as it was recorded. */
    static ReportedComparison failed(String category, int number) {
        return new ReportedComparison(
                id(category, number),
                EqualityStatus.FAILED,
                Optional.of("The replay threw, the recording did not."),
                List.of(changed(
                        "operation", "returned {\"ok\":true}", "threw java.lang.ArithmeticException: / by zero")),
                Optional.empty(),
                Optional.of(STARTED),
                0,
                0,
                Map.of("used", 4),
                List.of("In the answer of orders.stock, recorded as call 3: At '/feed' it is null."),
                Optional.empty(),
                Optional.empty());
    }

    static RunReport run(ReportedComparison... comparisons) {
        return RunReport.of("orders on build 42", STARTED, Duration.ofMillis(12_345), List.of(comparisons));
    }

    /** A run as it might come from a large service: mostly equal, four changes, some trouble, one category broken. */
    static RunReport large(int recordings) {
        Random random = new Random(20261124);
        List<ReportedComparison> comparisons = new ArrayList<>(IntStream.range(0, recordings)
                .mapToObj(number -> large(number, random))
                .toList());
        return RunReport.of("orders on build 42", STARTED, Duration.ofMillis(93_400), comparisons)
                .brokenCategories(List.of(new BrokenCategory(
                        "Refunds", ReportedFailure.of(new IllegalStateException("no tuning for Refunds")))))
                .notes(List.of("Rule 'ignore **.updatedAt' expired on 2026-11-01."))
                .rerun("mvn test -Dplayback.include={id}");
    }

    private static ReportedComparison large(int number, Random random) {
        String category = number % 5 == 0 ? "Shipping" : number % 3 == 0 ? "Invoices" : "OrderService";
        long recorded = Math.round(Math.exp(6 + random.nextGaussian() * 1.2)) * 8;
        long replayed = Math.max(1, Math.round(recorded * Math.exp(random.nextGaussian() * 0.25 - 1.2)));
        if (number % 1117 == 5) {
            replayed = recorded * 14;
        }
        return large(number, category).durations(recorded, replayed);
    }

    private static ReportedComparison large(int number, String category) {
        if (number % 270 == 7) {
            return different(category, number, changed("store[0].args[0].total", "10.0", "12.5"))
                    .texts(order("10.0", 40), order("12.5", 40));
        }
        if (number % 400 == 11) {
            String before = "Parcel %d leaves Rotterdam on Monday, 24 November, with 3 items".formatted(number);
            return different(
                    category,
                    number,
                    changed(
                            "operation.result.lines[%d].text".formatted(number % 4),
                            before,
                            before.replace("Monday", "Tuesday")),
                    new ReportedDifference(
                            "operation.result.lines[4]",
                            "EXTRA",
                            Optional.empty(),
                            Optional.of("{\"sku\":\"gift\",\"price\":0}")));
        }
        if (number % 900 == 13) {
            return notCompared(
                    category, number, new IllegalStateException("No recorded input 'orders.price' for sku-" + number));
        }
        if (number % 1500 == 17) {
            return failed(category, number);
        }
        return number == 2998
                ? different(category, number, changed("store[0].args[0].note", "plain", HOSTILE))
                : equal(category, number);
    }

    private static String order(String total, int lines) {
        StringBuilder text = new StringBuilder("{\n  \"lines\" : [\n");
        for (int line = 0; line < lines; line++) {
            text.append("    { \"sku\" : \"pen-%d\", \"quantity\" : %d },%n".formatted(line, line % 4 + 1));
        }
        return text.append("  ],\n  \"total\" : ").append(total).append("\n}").toString();
    }
}
