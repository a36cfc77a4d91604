package dev.playback.cassette;

import dev.playback.format.Compression;
import dev.playback.format.DamagedRecordingException;
import dev.playback.format.StoredMetadata;
import dev.playback.lookup.Candidate;
import dev.playback.lookup.RecordingLookup;
import dev.playback.recording.Recording;
import dev.playback.recording.RecordingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of categories and days below a directory, and what is in them. */
record RecordingFolders(Path directory) {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingFolders.class);

    RecordingFiles files(RecordingId id) {
        return new RecordingFiles(id, directory.resolve(id.path()));
    }

    /** Reads the metadata of the wanted days only, and of a day only when it is reached unless a sample is taken of all. */
    Stream<RecordingId> find(RecordingLookup lookup) throws IOException {
        Path category = directory.resolve(RecordingId.folder(lookup.category()));
        List<String> days =
                names(category).stream().filter(lookup::wantsDay).sorted().toList();
        if (lookup.sampleSeed() != null) {
            return lookup.select(days.stream().flatMap(day -> candidates(category, day, lookup))).stream();
        }
        return days.stream()
                .flatMap(day -> lookup.select(candidates(category, day, lookup)).stream())
                .limit(lookup.limit());
    }

    private Stream<Candidate> candidates(Path category, String day, RecordingLookup lookup) {
        Path folder = category.resolve(day);
        try {
            List<String> names = names(folder);
            Stream<String> stems = lookup.wantsIncomplete()
                    ? names.stream().map(RecordingFolders::stem).distinct()
                    : names.stream()
                            .filter(name -> name.endsWith(RecordingFiles.METADATA))
                            .map(RecordingFolders::stem);
            return stems.flatMap(stem -> RecordingId.ofPath(lookup.category(), day, stem).stream())
                    .flatMap(id -> candidate(files(id), lookup).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(String name) {
        for (String suffix : List.of(
                RecordingFiles.METADATA, RecordingFiles.PART, Compression.NONE.suffix(), Compression.ZSTD.suffix())) {
            if (name.endsWith(suffix)) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return "";
    }

    // A file that is damaged or somebody else's must not hide those beside it.
    private static Optional<Candidate> candidate(RecordingFiles files, RecordingLookup lookup) {
        try {
            Optional<StoredMetadata> stored = files.metadata();
            if (stored.isPresent() || !lookup.wantsIncomplete()) {
                return stored.map(metadata -> new Candidate(metadata.id(), metadata.metadata()));
            }
            return files.leftover().map(Recording::metadata).map(metadata -> new Candidate(files.id(), metadata));
        } catch (IOException | DamagedRecordingException e) {
            LOG.debug("{} is left out of a lookup.", files.stem(), e);
            return Optional.empty();
        }
    }

    List<String> categories() throws IOException {
        TreeSet<String> categories = new TreeSet<>();
        for (String folder : names(directory)) {
            RecordingId.categoryOf(folder)
                    .or(() -> shortened(folder))
                    .filter(category -> hasFiles(directory.resolve(folder)))
                    .ifPresent(categories::add);
        }
        return List.copyOf(categories);
    }

    /** Finds the category of a folder whose name was cut in what lies there. */
    private Optional<String> shortened(String folder) {
        try {
            for (String day : names(directory.resolve(folder))) {
                for (String name : names(directory.resolve(folder).resolve(day))) {
                    if (name.endsWith(RecordingFiles.METADATA)) {
                        String category = RecordingFiles.metadata(
                                        directory.resolve(folder).resolve(day).resolve(name))
                                .map(metadata -> metadata.id().category())
                                .orElse("");
                        if (RecordingId.folder(category).equals(folder)) {
                            return Optional.of(category);
                        }
                    }
                }
            }
        } catch (IOException | DamagedRecordingException e) {
            LOG.debug("{} is left out of the categories.", folder, e);
        }
        return Optional.empty();
    }

    private static boolean hasFiles(Path category) {
        try {
            for (String day : names(category)) {
                if (names(category.resolve(day)).stream()
                        .anyMatch(name -> !stem(name).isEmpty())) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.debug("{} is left out of the categories.", category, e);
        }
        return false;
    }

    /** Returns the names in a folder; none if it is not there or no folder. */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                names.add(Objects.requireNonNull(file.getFileName()).toString());
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }
}
