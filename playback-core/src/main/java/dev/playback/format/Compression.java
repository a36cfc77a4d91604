package dev.playback.format;

/** How the lines of a recording are packed. */
public enum Compression {
    /** As they are: readable by eye and by version control. */
    NONE("none", ".jsonl"),
    /** As zstd frames of about 1 MB, each readable on its own. */
    ZSTD("zstd", ".jsonl.zst");

    private final String label;
    private final String suffix;

    Compression(String label, String suffix) {
        this.label = label;
        this.suffix = suffix;
    }

    /** Returns the word for it in metadata and settings. */
    public String label() {
        return label;
    }

    /** Returns how the names of such files end. */
    public String suffix() {
        return suffix;
    }
}
