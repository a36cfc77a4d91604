package dev.playback.report;

import dev.playback.equalizer.EqualityStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run in the XML that CI servers know from JUnit: a suite for each category, a test for each recording. What differs is a
 * failure; what could not be compared is an error.
 */
public final class JUnitXmlReport {

    private static final int FIRST_DIFFERENCES = 100;
    private static final int LONGEST = 2000;

    private JUnitXmlReport() {}

    /**
     * Writes {@code report} to {@code file} and replaces what stands there.
     *
     * @throws ReportException if it cannot be written
     */
    public static void write(RunReport report, Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "parent"));
            Files.writeString(file, text(report));
        } catch (IOException e) {
            throw new ReportException("The report %s cannot be written: %s".formatted(file, e), e);
        }
    }

    /** Returns {@code report} as XML. */
    public static String text(RunReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            attribute(xml, "name", report.title());
            counts(xml, report.comparisons(), report.brokenCategories().size(), report.took());
            for (String category : report.totalsByCategory().keySet()) {
                suite(xml, report, category);
            }
            for (BrokenCategory broken : report.brokenCategories()) {
                brokenSuite(xml, broken);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new ReportException("The report cannot be written as XML: " + e.getMessage(), e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, RunReport report, String category) throws XMLStreamException {
        List<ReportedComparison> comparisons = report.comparisons().stream()
                .filter(comparison -> comparison.id().category().equals(category))
                .toList();
        long micros = comparisons.stream()
                .mapToLong(ReportedComparison::replayedMicros)
                .sum();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", category);
        counts(xml, comparisons, 0, Duration.ofNanos(micros * 1000));
        attribute(xml, "timestamp", report.startedAt().toString().replaceAll("(\\.\\d+)?Z$", ""));
        for (ReportedComparison comparison : comparisons) {
            test(xml, comparison);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, List<ReportedComparison> comparisons, int broken, Duration took)
            throws XMLStreamException {
        long errors = comparisons.stream()
                .filter(one -> one.status() == EqualityStatus.EQUALIZER_FAILURE)
                .count();
        long equal = comparisons.stream()
                .filter(one -> one.status() == EqualityStatus.EQUAL)
                .count();
        attribute(xml, "tests", Integer.toString(comparisons.size() + broken));
        attribute(xml, "failures", Long.toString(comparisons.size() - errors - equal));
        attribute(xml, "errors", Long.toString(errors + broken));
        attribute(xml, "skipped", "0");
        attribute(xml, "time", seconds(took));
    }

    private static void test(XMLStreamWriter xml, ReportedComparison comparison) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", comparison.id().category());
        attribute(xml, "name", comparison.id().toString());
        attribute(xml, "time", seconds(Duration.ofNanos(comparison.replayedMicros() * 1000)));
        if (comparison.status() != EqualityStatus.EQUAL) {
            String element = comparison.status() == EqualityStatus.EQUALIZER_FAILURE ? "error" : "failure";
            problem(xml, element, comparison.status().name(), headline(comparison), body(comparison));
        }
        xml.writeEndElement();
    }

    private static void brokenSuite(XMLStreamWriter xml, BrokenCategory broken) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", broken.category());
        counts(xml, List.of(), 1, Duration.ZERO);
        xml.writeStartElement("testcase");
        attribute(xml, "classname", broken.category());
        attribute(xml, "name", broken.category());
        problem(
                xml,
                "error",
                "BROKEN_CATEGORY",
                broken.failure().headline(),
                broken.failure().stackTrace());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void problem(XMLStreamWriter xml, String element, String type, String message, String body)
            throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "type", type);
        attribute(xml, "message", Texts.line(message, LONGEST));
        xml.writeCharacters(clean(body));
        xml.writeEndElement();
    }

    private static String headline(ReportedComparison comparison) {
        return comparison
                .failure()
                .map(ReportedFailure::headline)
                .or(comparison::message)
                .or(() -> comparison.differences().stream().findFirst().map(ReportedDifference::toString))
                .orElse(comparison.status().name());
    }

    private static String body(ReportedComparison comparison) {
        String differences = comparison.differences().stream()
                .limit(FIRST_DIFFERENCES)
                .map(difference -> Texts.cut(difference.toString(), LONGEST))
                .collect(Collectors.joining("\n"));
        int more = comparison.differences().size() - FIRST_DIFFERENCES;
        String rest = more > 0 ? "\nand " + Texts.number(more) + " more" : "";
        String notes =
                comparison.notes().stream().map(note -> "\nnote: " + note).collect(Collectors.joining());
        return comparison.failure().map(ReportedFailure::stackTrace).orElse(differences + rest) + notes;
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    // XML has no way at all to write most control characters.
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(isAllowed(point) ? point : 0xFFFD));
        return clean.toString();
    }

    private static boolean isAllowed(int point) {
        if (point < 0x20) {
            return point == '\n' || point == '\t' || point == '\r';
        }
        return point < Character.MIN_SURROGATE
                || (point > Character.MAX_SURROGATE && point != 0xFFFE && point != 0xFFFF);
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9);
    }
}
