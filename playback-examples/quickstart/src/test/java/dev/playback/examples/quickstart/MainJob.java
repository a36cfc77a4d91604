package dev.playback.examples.quickstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Replays the recordings on the code that made them, then on changed code. Exits 0 if the first is green and the second red. */
final class MainJob {

    private MainJob() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        System.out.println("== The code that was recorded");
        int unchanged = replay(classPath);
        System.out.println();
        System.out.println("== The same recordings on changed code: five pieces and more are cheaper, not ten");
        int changed = replay(compileChange(classPath) + File.pathSeparator + classPath);
        System.out.println();
        boolean expected = unchanged == 0 && changed == 1;
        System.out.println(expected ? "As expected: green, then red." : "NOT as expected: green, then red.");
        System.exit(expected ? 0 : 1);
    }

    private static int replay(String classPath) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", classPath, ReplayRecordings.class.getName())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static Path compileChange(String classPath) throws IOException {
        Path source = Path.of("src/changed/java/dev/playback/examples/quickstart/PriceRule.java");
        Path classes = Files.createDirectories(Path.of("target/changed-classes"));
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", classes.toString(), source.toString());
        if (exit != 0) {
            throw new IllegalStateException(source + " does not compile.");
        }
        return classes;
    }
}
