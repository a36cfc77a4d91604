package dev.playback.examples.mainjob;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one playback test class, prints its tests as a tree and ends the process with the verdict. */
final class PlaybackRun {

    private PlaybackRun() {}

    /** Takes the name of the test class and the path at which a failing test is to differ. */
    public static void main(String[] args) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(args[0]))
                .filters(EngineFilter.includeEngines("playback"))
                .build();
        PrintingListener listener = new PrintingListener(System.out, args[1]);
        LauncherFactory.create().execute(request, listener);
        System.exit(listener.verdict().exitCode());
    }
}
