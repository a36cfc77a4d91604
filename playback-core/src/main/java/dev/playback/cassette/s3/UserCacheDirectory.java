package dev.playback.cassette.s3;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a user's programs keep what they can get again. */
final class UserCacheDirectory {

    private UserCacheDirectory() {}

    static Path of(@Nullable String system, @Nullable String home, Map<String, String> environment) {
        String name = system == null ? "" : system.toLowerCase(Locale.ROOT);
        Path user = Path.of(home == null ? "." : home);
        if (name.startsWith("windows")) {
            return absolute(environment.get("LOCALAPPDATA"), user.resolve("AppData/Local"))
                    .resolve("playback/cache");
        }
        if (name.startsWith("mac")) {
            return user.resolve("Library/Caches/playback");
        }
        return absolute(environment.get("XDG_CACHE_HOME"), user.resolve(".cache"))
                .resolve("playback");
    }

    // The specification of XDG has relative paths ignored.
    private static Path absolute(@Nullable String path, Path otherwise) {
        return path != null && !path.isEmpty() && Path.of(path).isAbsolute() ? Path.of(path) : otherwise;
    }
}
