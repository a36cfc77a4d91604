package dev.playback.junit.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One combination of what a user may have. */
record Cell(String surefire, String junit, Jdk jdk) {

    private static final String NEWEST_SUREFIRE = "3.6.1";
    private static final List<String> SUREFIRES = List.of("3.2.5", "3.5.3", NEWEST_SUREFIRE);
    private static final List<String> JUNITS = List.of("5.12.2", "5.14.4", "6.1.3");

    /** Which JDK: the oldest supported one, which runs this test, or the newest on this machine. */
    enum Jdk {
        THIS,
        NEWEST;

        Path home() {
            Path mine = Path.of(System.getProperty("java.home"));
            return this == THIS ? mine : newest(mine);
        }

        private static Path newest(Path mine) {
            Path around = mine.toAbsolutePath().getParent();
            try (Stream<Path> jdks = Files.list(around)) {
                return jdks.filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")))
                        .max(Comparator.comparingInt(Jdk::feature))
                        .orElse(mine);
            } catch (IOException e) {
                return mine;
            }
        }

        private static int feature(Path jdk) {
            try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
                return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                        .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                        .mapToInt(Integer::parseInt)
                        .findFirst()
                        .orElse(0);
            } catch (IOException | NumberFormatException e) {
                return 0;
            }
        }
    }

    /** Returns six cells that have each value of each axis twice or more. */
    static Stream<Cell> few() {
        return Stream.of(
                new Cell("3.5.3", "5.14.4", Jdk.THIS),
                new Cell("3.5.3", "5.12.2", Jdk.NEWEST),
                new Cell("3.2.5", "5.12.2", Jdk.THIS),
                new Cell("3.2.5", "6.1.3", Jdk.NEWEST),
                new Cell(NEWEST_SUREFIRE, "5.14.4", Jdk.NEWEST),
                new Cell(NEWEST_SUREFIRE, "6.1.3", Jdk.THIS));
    }

    /** Returns all cells. */
    static Stream<Cell> all() {
        return SUREFIRES.stream().flatMap(surefire -> JUNITS.stream()
                .flatMap(junit -> Stream.of(Jdk.values()).map(jdk -> new Cell(surefire, junit, jdk))));
    }

    String folder() {
        return "surefire-" + surefire + "-junit-" + junit + "-jdk-" + jdk.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Surefire %s, JUnit %s, JDK %s".formatted(surefire, junit, jdk);
    }
}
