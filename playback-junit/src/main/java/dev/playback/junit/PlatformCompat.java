package dev.playback.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.FileEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the JUnit Platform has only from some version on. The version is the user's choice, so each use is guarded. */
final class PlatformCompat {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformCompat.class);
    private static final boolean HAS_ISSUES = has("org.junit.platform.engine.DiscoveryIssue");
    private static final boolean HAS_FILES = has("org.junit.platform.engine.reporting.FileEntry");
    private static final boolean HAS_JUPITER = ReflectionSupport.tryToLoadClass(
                    "org.junit.jupiter.engine.JupiterTestEngine")
            .toOptional()
            .isPresent();

    private PlatformCompat() {}

    /** Returns what to do about a platform that is too old; empty if it is not. */
    static Optional<String> tooOld() {
        return HAS_FILES
                ? Optional.empty()
                : Optional.of(
                        "The JUnit Platform %s is too old: playback-junit needs 1.12 (JUnit 5.12) or later. Import"
                                        .formatted(Optional.ofNullable(TestDescriptor.class
                                                        .getPackage()
                                                        .getImplementationVersion())
                                                .orElse("on the class path"))
                                + " org.junit:junit-bom 5.12.2 or later before other BOMs, or set junit-jupiter.version of"
                                + " Spring Boot.");
    }

    /** Says whether methods annotated for Jupiter have somebody who runs them. */
    static boolean hasJupiter() {
        return HAS_JUPITER;
    }

    /** Tells of something that is allowed but probably not meant. */
    static void warn(EngineDiscoveryRequest request, UniqueId engine, TestDescriptor about, String message) {
        if (HAS_ISSUES) {
            Issues.warn(request, engine, about, message);
        } else {
            LOG.warn(message);
        }
    }

    /** Returns the directory for what belongs to {@code test}, made by the platform; empty if it makes none. */
    static Optional<Path> outputDirectory(ExecutionRequest request, TestDescriptor test) {
        for (String getter : List.of("getOutputDirectoryCreator", "getOutputDirectoryProvider")) {
            try {
                Object creator = ExecutionRequest.class.getMethod(getter).invoke(request);
                Class<?> type = ExecutionRequest.class.getMethod(getter).getReturnType();
                return Optional.of((Path) type.getMethod("createOutputDirectory", TestDescriptor.class)
                        .invoke(creator, test));
            } catch (NoSuchMethodException e) {
                // Named differently in this version.
            } catch (ReflectiveOperationException | RuntimeException e) {
                // An attachment is not worth a failure.
                LOG.debug("No output directory for {}", test.getUniqueId(), e);
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Attaches {@code file} to {@code test}. */
    static void publish(EngineExecutionListener listener, TestDescriptor test, Path file, String mediaType) {
        if (HAS_FILES) {
            Files.publish(listener, test, file, mediaType);
        }
    }

    private static boolean has(String className) {
        return ReflectionSupport.tryToLoadClass(className, ExecutionRequest.class.getClassLoader())
                .toOptional()
                .isPresent();
    }

    /** From 1.13 on. */
    private static final class Issues {
        private static void warn(
                EngineDiscoveryRequest request, UniqueId engine, TestDescriptor about, String message) {
            request.getDiscoveryListener()
                    .issueEncountered(
                            engine,
                            DiscoveryIssue.builder(Severity.WARNING, message)
                                    .source(about.getSource())
                                    .build());
        }
    }

    /** From 1.12 on. */
    private static final class Files {
        private static void publish(
                EngineExecutionListener listener, TestDescriptor test, Path file, String mediaType) {
            listener.fileEntryPublished(test, FileEntry.from(file, mediaType));
        }
    }
}
