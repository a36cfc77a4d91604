package dev.playback.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.ReportEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told to the platform beside the result of a test. Never fails a test. */
record Reporting(ExecutionRequest request) {

    private static final Logger LOG = LoggerFactory.getLogger(Reporting.class);

    void entry(TestDescriptor test, Map<String, String> entry) {
        request.getEngineExecutionListener().reportingEntryPublished(test, ReportEntry.from(entry));
    }

    /** Attaches a text file, if the platform keeps such. */
    void attach(TestDescriptor test, String fileName, String text) {
        PlatformCompat.outputDirectory(request, test).ifPresent(directory -> {
            try {
                Path file = Files.writeString(directory.resolve(fileName), text);
                PlatformCompat.publish(request.getEngineExecutionListener(), test, file, "text/plain;charset=UTF-8");
            } catch (IOException e) {
                LOG.warn("{} cannot be written to {}: {}", fileName, directory, e.toString());
            }
        });
    }
}
