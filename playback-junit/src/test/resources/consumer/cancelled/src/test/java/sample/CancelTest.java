package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Cancels a run as an IDE does it, when its first recording was replayed. */
class CancelTest {

    private final CancellationToken token = CancellationToken.create();
    private final List<String> tests = new ArrayList<>();
    private final Set<String> containers = new HashSet<>();

    @Test
    void leaves_out_the_recordings_that_are_left() {
        LauncherFactory.create()
                .execute(LauncherExecutionRequestBuilder.request(LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(Recordings.class))
                                .build())
                        .listeners(new Listener())
                        .cancellationToken(token)
                        .build());

        assertEquals(List.of("SUCCESSFUL", "skipped", "skipped"), tests);
        assertEquals(Set.of("SUCCESSFUL"), containers);
    }

    private final class Listener implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isTest()) {
                tests.add(result.getStatus().name());
                token.cancel();
            } else {
                containers.add(result.getStatus().name());
            }
        }

        @Override
        public void executionSkipped(TestIdentifier identifier, String reason) {
            tests.add("skipped");
        }
    }
}
