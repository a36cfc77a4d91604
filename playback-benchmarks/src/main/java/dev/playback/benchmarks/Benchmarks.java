package dev.playback.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs sections of the workload, each in a process of its own, and writes {@code figures.jsonl}, {@code report.md} and plots.
 *
 * <p>Arguments: the directory to write to, then {@code trial} to try every line with little work, then the sections; none means all.
 */
public final class Benchmarks {

    private static final Map<String, Supplier<Section>> SECTIONS = sections();

    private Benchmarks() {}

    /** Runs the sections that {@code arguments} name. Exits with 1 if one failed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> wanted = new ArrayList<>(Arrays.asList(arguments));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "Give the directory to write to, then 'trial' if wanted, then sections of %s; none means all."
                            .formatted(SECTIONS.keySet()));
        }
        Path directory = Files.createDirectories(Path.of(wanted.remove(0)).toAbsolutePath());
        boolean trial = wanted.remove("trial");
        Path figures = directory.resolve("figures.jsonl");
        List<String> failed = new ArrayList<>();
        for (String section : wanted.isEmpty() ? SECTIONS.keySet() : wanted) {
            System.out.println("section " + section + (trial ? " (trial)" : ""));
            if (ChildJvm.run(
                            List.of("-XX:+UseParallelGC", "-Xmx4g"),
                            One.class,
                            List.of(section, figures.toString(), trial ? "trial" : "whole"))
                    != 0) {
                failed.add(section);
            }
        }
        MarkdownReport.write(Results.read(figures), directory);
        System.out.println("written: " + directory.resolve("report.md"));
        if (!failed.isEmpty()) {
            System.out.println("FAILED: " + failed);
            System.exit(1);
        }
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
            Effort effort = arguments[2].equals("trial") ? Effort.TRIAL : Effort.WHOLE;
            Path scratch = Files.createTempDirectory("playback-benchmark-");
            try {
                section.get().run(new Results(name, Path.of(arguments[1])), effort, scratch);
            } finally {
                Scratch.delete(scratch);
            }
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
        return sections;
    }
}
