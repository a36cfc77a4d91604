package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import dev.playback.format.DamagedRecordingException;
import dev.playback.lookup.Candidate;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lookups with copies of what they look at: all that a category had in some days. One copy answers every lookup of those days, whatever
 * it filters. For any number of threads.
 */
final class CachedLookups {

    private static final Logger log = LoggerFactory.getLogger(CachedLookups.class);
    /** What is larger costs more room and time than it saves. */
    private static final int MOST_ENTRIES = 200_000;

    private static final Pattern NAME = Pattern.compile("([0-9]{8})-([0-9]{8})\\.index\\.gz");

    private final S3Index store;
    private final CacheDirectory directory;
    private final S3Cache cache;
    private final InstantSource clock;

    CachedLookups(S3Index store, CacheDirectory directory, S3Cache cache, InstantSource clock) {
        this.store = store;
        this.directory = directory;
        this.cache = cache;
        this.clock = clock;
    }

    Stream<RecordingId> find(RecordingLookup lookup) {
        if (lookup.limit() == 0) {
            return Stream.empty();
        }
        Days days = Days.of(lookup);
        List<Copy> copies = cache.isUsed() ? copies(lookup.category(), days) : List.of();
        for (Copy copy : copies) {
            // An empty answer is worth a request: somebody may be waiting for the first recording.
            Optional<List<RecordingId>> answer = isOld(copy) ? Optional.empty() : answer(copy, lookup);
            if (answer.isPresent() && !answer.get().isEmpty()) {
                return answer.get().stream();
            }
        }
        try {
            return fetch(lookup, days);
        } catch (TapeCassetteException e) {
            return copies.stream()
                    .flatMap(copy -> answer(copy, lookup).stream()
                            .peek(answer -> log.warn(
                                    "The store is not reached, so the {} are those of {}: {}",
                                    lookup,
                                    copy.made,
                                    e.getMessage())))
                    .findFirst()
                    .orElseThrow(() -> e)
                    .stream();
        }
    }

    private Stream<RecordingId> fetch(RecordingLookup lookup, Days days) {
        String category = lookup.category();
        String name = "%s/%s-%s.index.gz".formatted(folder(category), days.first(), days.last());
        try {
            if (directory.write(name, out -> IndexSegment.write(store.entries(category, days), MOST_ENTRIES, out))) {
                Optional<List<RecordingId>> answer =
                        answer(new Copy(directory.file(name), days, clock.instant()), lookup);
                if (answer.isPresent()) {
                    return answer.get().stream();
                }
            }
        } catch (IOException e) {
            log.warn("The {} are not copied: {}", lookup, e.getMessage());
        }
        return store.find(lookup);
    }

    /** What a category had in some days at a time. */
    private record Copy(Path file, Days days, Instant made) {}

    private boolean isOld(Copy copy) {
        return copy.made.plus(cache.lookupsFor()).isBefore(clock.instant());
    }

    /** Lists what tells of all of these days, the latest first. */
    private List<Copy> copies(String category, Days days) {
        Path folder = directory.file(folder(category));
        try (Stream<Path> files = Files.list(folder)) {
            directory.requirePrivate();
            List<Copy> copies = new ArrayList<>();
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    Copy copy = new Copy(
                            file,
                            new Days(name.group(1), name.group(2)),
                            Files.getLastModifiedTime(file).toInstant());
                    if (copy.days.cover(days)) {
                        copies.add(copy);
                    }
                }
            }
            copies.sort(Comparator.comparing(Copy::made).reversed());
            return copies;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            log.warn("The copies in {} are not used, the store is asked instead: {}", folder, e.getMessage());
            return List.of();
        }
    }

    /** Looks into a copy; empty if it is not as it was written. */
    private Optional<List<RecordingId>> answer(Copy copy, RecordingLookup lookup) {
        List<Candidate> wanted = new ArrayList<>();
        try (InputStream in = Files.newInputStream(copy.file)) {
            IndexSegment.read(lookup.category(), in, entry -> {
                Candidate candidate = entry.candidate();
                if (lookup.matches(candidate.id(), candidate.metadata())) {
                    wanted.add(candidate);
                }
            });
            return Optional.of(lookup.select(wanted.stream()));
        } catch (IOException | DamagedRecordingException e) {
            log.warn("The copy {} is not used, the store is asked instead: {}", copy.file, e.getMessage());
            return Optional.empty();
        }
    }

    private static String folder(String category) {
        return "lookups/" + RecordingId.folder(category);
    }
}
