package dev.playback.cassette.s3;

import dev.playback.cassette.Leftover;
import dev.playback.recording.RecordingId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Data whose writer was killed before it wrote the metadata. For any number of threads. */
final class S3Leftovers {

    /**
     * After this long, whoever wrote data without metadata will not write them any more. {@link S3Writing} gives up much earlier.
     */
    static final Duration ABANDONED = Duration.ofHours(1);

    private static final Pattern SLASH = Pattern.compile("/");

    private final S3Bucket bucket;
    private final String data;
    private final String metadata;

    S3Leftovers(S3Bucket bucket) {
        this.bucket = bucket;
        this.data = bucket.settings().keys().data();
        this.metadata = bucket.settings().keys().metadata();
    }

    /** Compares the listing of data with that of metadata, a page at a time. */
    Stream<Leftover> find() {
        return Stream.iterate(page(""), page -> page != null, S3Leftovers::next).flatMap(this::leftovers);
    }

    /** A page of the listing of data, after {@code after}. */
    private record Page(S3Leftovers of, String after, List<S3Object> objects, boolean isLast) {

        String last() {
            return of.suffix(objects.get(objects.size() - 1));
        }
    }

    private @Nullable Page page(String after) {
        ListObjectsV2Response answer = bucket.list(data, after.isEmpty() ? "" : data + after);
        return answer.contents().isEmpty()
                ? null
                : new Page(this, after, answer.contents(), !Boolean.TRUE.equals(answer.isTruncated()));
    }

    private static @Nullable Page next(Page page) {
        return page.isLast ? null : page.of.page(page.last());
    }

    private Stream<Leftover> leftovers(Page page) {
        Set<String> whole = metadata(page.after, page.last());
        return page.objects.stream()
                .filter(object -> isOurs(suffix(object)) && !whole.contains(suffix(object)))
                .map(object -> new Leftover(object.key(), object.size(), object.lastModified()));
    }

    private Set<String> metadata(String after, String last) {
        Set<String> suffixes = new HashSet<>();
        String from = after;
        while (true) {
            ListObjectsV2Response answer = bucket.list(metadata, from.isEmpty() ? "" : metadata + from);
            for (S3Object object : answer.contents()) {
                from = object.key().substring(metadata.length());
                suffixes.add(from);
            }
            if (!Boolean.TRUE.equals(answer.isTruncated()) || from.compareTo(last) >= 0) {
                return suffixes;
            }
        }
    }

    private String suffix(S3Object object) {
        return object.key().substring(data.length());
    }

    private static boolean isOurs(String suffix) {
        String[] parts = SLASH.split(suffix, -1);
        return parts.length == 3
                && !parts[0].isEmpty()
                && RecordingId.ofPath("", parts[1], parts[2]).isPresent();
    }

    /** Deletes data that is still without metadata; nothing else is ever deleted. */
    void remove(String key) {
        if (key.startsWith(data)
                && isOurs(key.substring(data.length()))
                && bucket.read(metadata + key.substring(data.length())).isEmpty()) {
            bucket.delete(key);
        }
    }

    /** Removes what stands in the way of a recording, if it was abandoned long ago. Says whether the way is free. */
    boolean makeWay(RecordingId id, Instant now) {
        if (bucket.read(bucket.settings().keys().metadata(id)).isPresent()) {
            return false;
        }
        String key = bucket.settings().keys().data(id);
        Optional<Instant> written = bucket.list(key, "").contents().stream()
                .filter(object -> object.key().equals(key))
                .map(S3Object::lastModified)
                .findFirst();
        if (written.isPresent() && written.get().plus(ABANDONED).isAfter(now)) {
            return false;
        }
        bucket.delete(key);
        return true;
    }
}
