package dev.playback.benchmarks;

import dev.playback.benchmarks.figures.Effort;
import dev.playback.benchmarks.figures.Figure;
import dev.playback.benchmarks.figures.Report;
import dev.playback.benchmarks.figures.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs sections, each in a process of its own, and writes {@code report.md}, {@code report.json} and plots.
 *
 * <p>Arguments: the directory to write to, then {@code trial} to try every line with little work or {@code resume} to leave out what
 * is measured already, then the sections; none means all.
 */
public final class Benchmarks {

    private static final Map<String, Supplier<Section>> SECTIONS = sections();

    private Benchmarks() {}

    /** Runs the sections that {@code arguments} name. Exits with 1 if one failed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> wanted = new ArrayList<>(Arrays.asList(arguments));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "Give the directory to write to, then 'trial' or 'resume' if wanted, then sections of %s; none means all."
                            .formatted(SECTIONS.keySet()));
        }
        Path directory = Files.createDirectories(Path.of(wanted.remove(0)).toAbsolutePath());
        boolean trial = wanted.remove("trial");
        boolean resume = wanted.remove("resume");
        List<String> failed = new ArrayList<>();
        Path scratch = Files.createTempDirectory("playback-benchmark-");
        try {
            for (String section : wanted.isEmpty() ? SECTIONS.keySet() : wanted) {
                Path figures = directory.resolve(section + ".jsonl");
                if (resume && Files.exists(figures)) {
                    System.out.println("section " + section + " is measured already");
                } else if (!measured(section, figures, trial, scratch)) {
                    failed.add(section);
                }
            }
        } finally {
            // Not before: where many files were just deleted, ext4 takes ten times as long to make new ones.
            Scratch.delete(scratch);
        }
        List<Figure> all = new ArrayList<>();
        SECTIONS.keySet().forEach(section -> all.addAll(Results.read(directory.resolve(section + ".jsonl"))));
        Report.write(all, directory);
        System.out.println("written: " + directory.resolve("report.md"));
        if (!failed.isEmpty()) {
            System.out.println("FAILED: " + failed);
            System.exit(1);
        }
    }

    // Only what was measured to its end counts as measured.
    private static boolean measured(String section, Path figures, boolean trial, Path scratch)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        System.out.println("section " + section + (trial ? " (trial)" : ""));
        Path unfinished = Path.of(figures + ".part");
        Files.deleteIfExists(unfinished);
        int exit = ChildJvm.run(
                List.of("-XX:+UseParallelGC", "-Xmx4g"),
                One.class,
                List.of(
                        section,
                        unfinished.toString(),
                        trial ? "trial" : "whole",
                        Files.createDirectories(scratch.resolve(section)).toString()));
        System.out.printf("section %s took %.0f s%n", section, (System.nanoTime() - start) / 1e9);
        if (exit == 0) {
            Files.move(unfinished, figures, StandardCopyOption.REPLACE_EXISTING);
        }
        return exit == 0;
    }

    /** One section, in this process. */
    static final class One {

        private One() {}

        public static void main(String[] arguments) throws Exception {
            String name = arguments[0];
            Supplier<Section> section = SECTIONS.get(name);
            if (section == null) {
                throw new IllegalArgumentException(
                        "There is no section '%s'; there are %s.".formatted(name, SECTIONS.keySet()));
            }
            Effort effort = Effort.named(arguments[2]);
            section.get().run(new Results(name, Path.of(arguments[1])), effort, Path.of(arguments[3]));
        }
    }

    private static Map<String, Supplier<Section>> sections() {
        Map<String, Supplier<Section>> sections = new LinkedHashMap<>();
        sections.put("a-overhead", OverheadSection::new);
        sections.put("b-recording", RecordingSection::new);
        sections.put("c-replay", ReplaySection::new);
        sections.put("d-lookup", LookupSection::new);
        sections.put("e-size", SizeSection::new);
        sections.put("f-memory", MemorySection::new);
        sections.put("g-micro", MicroSection::new);
        sections.put("h-weaving", WeavingSection::new);
        sections.put("i-hand-off", HandOffSection::new);
        sections.put("j-engine", EngineSection::new);
        sections.put("k-s3", S3Section::new);
        return sections;
    }
}
