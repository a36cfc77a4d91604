package dev.playback.junit;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What all method-level tests of one run share; closed by Jupiter with its root. For any number of threads. */
// Of the two ways to be closed, older versions know one and newer ones the other.
@SuppressWarnings("deprecation")
record JupiterRun(RunSettings settings, Cassettes cassettes, WeavingCheck weaving, RunLog log)
        implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static JupiterRun of(ExtensionContext context) {
        RunSettings settings = RunSettings.of(context.getRoot()::getConfigurationParameter);
        return new JupiterRun(settings, new Cassettes(), new WeavingCheck(), new RunLog(settings));
    }

    PlanReader plans() {
        return new PlanReader(settings, cassettes, Clock.systemUTC());
    }

    Optional<String> obstacle() {
        return PlatformCompat.tooOld().or(weaving::obstacle);
    }

    @Override
    public void close() {
        cassettes.close();
        log.close();
    }
}
