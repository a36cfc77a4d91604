package dev.playback.examples.quickstart;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/** Runs {@link OrderServicePlaybackTest} and prints each recording. Exits 0: all green; 1: some differ; 2: anything else. */
final class ReplayRecordings {

    private ReplayRecordings() {}

    public static void main(String[] arguments) {
        Printer printer = new Printer();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(OrderServicePlaybackTest.class))
                .build();
        LauncherFactory.create().execute(request, printer);
        System.out.printf("%d green, %d red, %d broken%n", printer.green.get(), printer.red.get(), printer.broken.get());
        boolean broken = printer.broken.get() > 0 || printer.green.get() + printer.red.get() == 0;
        System.exit(broken ? 2 : printer.red.get() > 0 ? 1 : 0);
    }

    private static final class Printer implements TestExecutionListener {

        private final AtomicInteger green = new AtomicInteger();
        private final AtomicInteger red = new AtomicInteger();
        private final AtomicInteger broken = new AtomicInteger();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getThrowable().orElse(null) instanceof AssertionFailedError difference) {
                red.incrementAndGet();
                System.out.println("RED   " + difference.getMessage());
            } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                broken.incrementAndGet();
                System.out.println("BROKEN " + test.getDisplayName() + ": " + result.getThrowable());
            } else if (test.isTest()) {
                green.incrementAndGet();
                System.out.println("green " + test.getDisplayName());
            }
        }
    }
}
