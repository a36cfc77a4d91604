package dev.playback.cassette.s3;

import dev.playback.recording.RecordingId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of the objects of one cassette. Metadata and data of a recording lie under sibling prefixes, so that listing one never pays
 * for the other, and no key is the parent of another.
 */
final class S3Keys {

    private static final String ROOT = "tape_recorder_recordings/";
    private static final int LONGEST_PREFIX = 300;
    private static final Pattern PREFIX =
            Pattern.compile("[A-Za-z0-9_$=-][A-Za-z0-9._$=-]*(/[A-Za-z0-9_$=-][A-Za-z0-9._$=-]*)*");

    private final String root;

    private S3Keys(String root) {
        this.root = root;
    }

    /** Uses {@code prefix}, which may be empty; slashes at its ends do not count. */
    static S3Keys below(String prefix) {
        String inner = prefix.replaceAll("^/+|/+$", "");
        if (inner.isEmpty()) {
            return new S3Keys(ROOT);
        }
        if (inner.length() > LONGEST_PREFIX || !PREFIX.matcher(inner).matches()) {
            throw new IllegalArgumentException(
                    ("'%s' cannot be the prefix of keys. Use at most %d characters: names of letters, digits and . _ $ = -"
                                    + " that do not begin with a dot, parted by single slashes.")
                            .formatted(prefix, LONGEST_PREFIX));
        }
        return new S3Keys(ROOT + inner + "/");
    }

    /** Returns what all keys begin with. */
    String root() {
        return root;
    }

    String data(RecordingId id) {
        return data() + id.path();
    }

    String metadata(RecordingId id) {
        return metadata() + id.path();
    }

    /** Returns what the metadata keys of a category begin with. */
    String metadataOf(String category) {
        return metadata() + RecordingId.folder(category) + "/";
    }

    /** Returns what the keys of the index segments of a category begin with. */
    String indexOf(String category) {
        return root + "index/" + RecordingId.folder(category) + "/";
    }

    /** Returns what all data keys begin with. */
    String data() {
        return root + "full/";
    }

    /** Returns what all metadata keys begin with. */
    String metadata() {
        return root + "metadata/";
    }

    /** Returns the recording of {@code category} whose metadata key ends with this; empty if it is none of ours. */
    static Optional<RecordingId> recording(String category, String suffix) {
        int slash = suffix.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : RecordingId.ofPath(category, suffix.substring(0, slash), suffix.substring(slash + 1));
    }
}
