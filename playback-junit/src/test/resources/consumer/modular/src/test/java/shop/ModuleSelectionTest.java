package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectModule;
import static org.junit.platform.launcher.EngineFilter.includeEngines;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class ModuleSelectionTest {

    @Test
    void a_module_runs_its_playback_classes() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();

        LauncherFactory.create().execute(
                request().selectors(selectModule("sample.shop")).filters(includeEngines("playback")).build(), summary);

        assertTrue(Till.class.getModule().isNamed());
        assertEquals(1, summary.getSummary().getTestsSucceededCount());
    }
}
