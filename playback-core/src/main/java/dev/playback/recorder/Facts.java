package dev.playback.recorder;

import dev.playback.annotation.MetadataExtractor;
import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.interception.Call;
import dev.playback.interception.CallPoint;
import dev.playback.interception.MethodPoint;
import dev.playback.recording.RecordingMetadata;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every recording of a recorder says about itself. For any number of threads. */
final class Facts {

    private static final Logger LOG = LoggerFactory.getLogger(TapeRecorder.class);
    private static final long FORMAT_VERSION = 1;

    private final Optional<String> applicationVersion;
    private final String host = host();

    Facts(Settings settings) {
        this.applicationVersion = settings.given(Setting.APPLICATION_VERSION);
    }

    /** Adds what is known of an operation when it begins. */
    void describe(CallPoint operation, Map<String, Object> facts) {
        if (operation instanceof MethodPoint point) {
            facts.put(RecordingMetadata.OPERATION_CLASS, point.owner());
            facts.put(RecordingMetadata.OPERATION_METHOD, point.name());
        }
        String version = applicationVersion.orElseGet(() -> implementationVersion(operation));
        if (version != null) {
            facts.put(RecordingMetadata.APPLICATION_VERSION, version);
        }
        facts.put(RecordingMetadata.HOST, host);
        facts.put(RecordingMetadata.FORMAT_VERSION, FORMAT_VERSION);
    }

    /** Returns what the operation's extractor says of a call; nothing if it fails. */
    static RecordingMetadata extracted(Call call) {
        MetadataExtractor extractor = call.point().rules().metadata();
        if (extractor == null) {
            return RecordingMetadata.none();
        }
        try {
            return new RecordingMetadata(new LinkedHashMap<>(extractor.of(call.described())));
        } catch (RuntimeException | Error e) {
            LOG.warn("The metadata extractor of {} failed; the recording has no such facts.", call.alias(), e);
            return RecordingMetadata.none();
        }
    }

    private static @Nullable String implementationVersion(CallPoint operation) {
        return operation instanceof MethodPoint point
                ? point.method().getDeclaringClass().getPackage().getImplementationVersion()
                : null;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
