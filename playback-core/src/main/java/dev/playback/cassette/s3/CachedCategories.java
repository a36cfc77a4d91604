package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The categories of the store with a copy of them, under the same terms as lookups. For any number of threads. */
final class CachedCategories {

    private static final Logger log = LoggerFactory.getLogger(CachedCategories.class);
    private static final String NAME = "categories";

    private final S3Index store;
    private final CacheDirectory directory;
    private final S3Cache cache;
    private final InstantSource clock;

    CachedCategories(S3Index store, CacheDirectory directory, S3Cache cache, InstantSource clock) {
        this.store = store;
        this.directory = directory;
        this.cache = cache;
        this.clock = clock;
    }

    private record Copy(List<String> categories, Instant made) {}

    List<String> list() {
        Optional<Copy> copy = cache.isUsed() ? copy() : Optional.empty();
        // An empty answer is worth a request: somebody may be waiting for the first recording.
        Optional<Copy> young = copy.filter(one -> !one.categories.isEmpty())
                .filter(one -> !one.made.plus(cache.lookupsFor()).isBefore(clock.instant()));
        if (young.isPresent()) {
            return young.get().categories;
        }
        try {
            List<String> categories = store.categories();
            keep(categories);
            return categories;
        } catch (TapeCassetteException e) {
            Copy old = copy.orElseThrow(() -> e);
            log.warn("The store is not reached, so the categories are those of {}: {}", old.made, e.getMessage());
            return old.categories;
        }
    }

    private void keep(List<String> categories) {
        byte[] text = text(categories).getBytes(StandardCharsets.US_ASCII);
        try {
            directory.write(NAME, out -> {
                out.write((Checksums.sha256(text) + "\n").getBytes(StandardCharsets.US_ASCII));
                out.write(text);
                return true;
            });
        } catch (IOException e) {
            log.warn("The categories are not copied: {}", e.getMessage());
        }
    }

    private Optional<Copy> copy() {
        Path file = directory.file(NAME);
        try {
            directory.requirePrivate();
            String[] parts = Files.readString(file, StandardCharsets.US_ASCII).split("\n", 2);
            if (parts.length == 2
                    && Checksums.sha256(parts[1].getBytes(StandardCharsets.US_ASCII))
                            .equals(parts[0])) {
                return Optional.of(new Copy(
                        categories(parts[1]), Files.getLastModifiedTime(file).toInstant()));
            }
            log.warn("The copy {} is damaged, the store is asked instead.", file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            log.warn("The copy {} is not used, the store is asked instead: {}", file, e.getMessage());
        }
        return Optional.empty();
    }

    // A category is any text, even what has no form in UTF-8: each character is four hex digits, and a dot ends it.
    private static String text(List<String> categories) {
        HexFormat hex = HexFormat.of();
        StringBuilder text = new StringBuilder();
        for (String category : categories) {
            category.chars().forEach(character -> text.append(hex.toHexDigits((char) character)));
            text.append(".\n");
        }
        return text.toString();
    }

    private static List<String> categories(String text) {
        List<String> categories = new ArrayList<>();
        text.lines().forEach(line -> {
            StringBuilder category = new StringBuilder();
            for (int at = 0; at + 4 < line.length(); at += 4) {
                category.append((char) HexFormat.fromHexDigits(line, at, at + 4));
            }
            categories.add(category.toString());
        });
        return List.copyOf(categories);
    }
}
