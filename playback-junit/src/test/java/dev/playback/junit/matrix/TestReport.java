package dev.playback.junit.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A report of Surefire, as CI servers read it. */
record TestReport(List<Case> cases) {

    /**
     * One test.
     *
     * @param result {@code passed}, {@code failure}, {@code error} or {@code skipped}
     */
    record Case(String className, String name, String result, String text) {}

    static TestReport read(Path file) {
        try {
            NodeList nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
            List<Case> cases = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                cases.add(testCase((Element) nodes.item(i)));
            }
            return new TestReport(cases);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("There is no report " + file, e);
        }
    }

    List<String> results() {
        return cases.stream().map(Case::result).sorted().toList();
    }

    Set<String> names() {
        return cases.stream().map(Case::name).collect(Collectors.toCollection(TreeSet::new));
    }

    Case only(String result) {
        List<Case> found =
                cases.stream().filter(one -> one.result().equals(result)).toList();
        if (found.size() != 1) {
            throw new AssertionError("One test should be '%s': %s".formatted(result, cases));
        }
        return found.get(0);
    }

    private static Case testCase(Element element) {
        for (String result : List.of("failure", "error", "skipped")) {
            NodeList found = element.getElementsByTagName(result);
            if (found.getLength() > 0) {
                Element first = (Element) found.item(0);
                return of(element, result, first.getAttribute("message") + first.getTextContent());
            }
        }
        return of(element, "passed", "");
    }

    private static Case of(Element element, String result, String text) {
        return new Case(element.getAttribute("classname"), element.getAttribute("name"), result, text);
    }
}
