package dev.playback.configuration;

import java.util.Locale;

/**
 * What can be set from outside. A value comes from the system property of the key, else from the environment variable (the key in
 * upper case, with underscores), else from where the reader adds. {@code docs/configuration.md} lists them all, and a test compares.
 */
public enum Setting {
    /** Where recordings are kept. */
    CASSETTE("playback.cassette", Kind.TEXT, "recordings", "Where recordings are kept: a directory or a URI"),
    /** Whether an application records from its start. */
    RECORDING("playback.recording", Kind.FLAG, "off", "`on` records from the start, without a line of code"),
    /** Which packages recordings may name beside those of the operation. */
    ALLOW(
            "playback.allow",
            Kind.TEXT,
            "",
            "Packages, parted by commas, whose classes recordings may hold beside those in the operation's signatures"),
    /** What is intercepted in code that cannot be annotated. */
    RULES(
            "playback.rules",
            Kind.TEXT,
            "",
            "A file with rules, or `classpath:` and a resource; else `playback.rules` on the class path"),
    /** What the application calls its version. */
    APPLICATION_VERSION(
            "playback.application-version",
            Kind.TEXT,
            "",
            "The version in the metadata of recordings; by default that of the operation's package"),
    /** How much one recording may hold. */
    RECORDER_MAX_RECORDING(
            "playback.recorder.max-recording", Kind.BYTES, "32MB", "A recording with more than this is dropped whole"),
    /** How many calls one recording may hold. */
    RECORDER_MAX_ENTRIES(
            "playback.recorder.max-entries",
            Kind.NUMBER,
            "100000",
            "A recording with more calls than this is dropped whole"),
    /** How large one recorded value may be. */
    RECORDER_MAX_VALUE(
            "playback.recorder.max-value",
            Kind.BYTES,
            "16MB",
            "A recording with a larger value than this is dropped whole"),
    /** How long a recording waits for calls that its operation left under way. */
    RECORDER_COMPLETION(
            "playback.recorder.completion",
            Kind.DURATION,
            "30s",
            "How long a recording waits for calls that were under way when its operation ended; then it is incomplete"),
    /** How long a recording waits for an operation whose result comes later. */
    RECORDER_DURATION(
            "playback.recorder.max-duration",
            Kind.DURATION,
            "10m",
            "How long a recording waits for the stage or publisher that its operation returned; then it is incomplete"),
    /** How many calls may wait to be stored. */
    QUEUE_MAX_CALLS(
            "playback.queue.max-calls",
            Kind.NUMBER,
            "65536",
            "How many recorded calls may wait to be stored; beyond this whole recordings are dropped"),
    /** How much memory may wait to be stored. */
    QUEUE_MAX_BYTES(
            "playback.queue.max-bytes",
            Kind.BYTES,
            "64MB",
            "How much may wait to be stored, roughly; beyond this whole recordings are dropped"),
    /** How long is waited for the store at the end. */
    QUEUE_CLOSE(
            "playback.queue.close",
            Kind.DURATION,
            "10s",
            "How long closing a recorder, and the end of the process, waits for what is not stored yet"),
    /** How much of a file or stream is recorded. */
    CONTENT_MAX("playback.content.max", Kind.BYTES, "8MB", "How much of a file or stream its data handler records"),
    /** How long a replay waits for an operation whose result comes later. */
    REPLAY_COMPLETION(
            "playback.replay.completion",
            Kind.DURATION,
            "60s",
            "How long a replay waits for the stage or publisher that its operation returned"),
    /** The share of operation time that recording may cost. */
    FUSE_SHARE(
            "playback.fuse.share",
            Kind.SHARE,
            "0.5",
            "Recording pauses when it costs more than this share of the time of operations for half a minute; `1` never pauses"),
    /** The number of storage failures that pauses recording. */
    FUSE_FAILURES(
            "playback.fuse.failures",
            Kind.NUMBER,
            "10",
            "Recording pauses when storage fails so many times in a row; `0` never pauses"),
    /** How long recording pauses the first time. */
    FUSE_PAUSE(
            "playback.fuse.pause", Kind.DURATION, "10s", "How long it pauses first; each time in a row twice as long"),
    /** Rules that tests and studios share. */
    COMPARE_RULES(
            "playback.compare.rules",
            Kind.TEXT,
            "",
            "A file with rules of what may differ, which count in tests and studios beside their own"),
    /** How many calls must match. */
    COMPARE_MATCH_RATE(
            "playback.compare.match-rate",
            Kind.SHARE,
            "0",
            "The least share of recorded and replayed calls that must match over a test class or a run of the studio"),
    /** What an unused input comes to. */
    COMPARE_UNUSED_INPUTS_FAIL(
            "playback.compare.unused-inputs-fail",
            Kind.FLAG,
            "off",
            "`on` makes a difference of each recorded input that a replay never asks for"),
    /** In which JVM test classes replay. */
    ISOLATION(
            "playback.isolation",
            Kind.TEXT,
            "none",
            "`process` replays each test class in JVMs of its own, as `@PlaybackTest(isolation = PROCESS)` does"),
    /** Which recordings are tests of a run. */
    JUNIT_INCLUDE(
            "playback.junit.include",
            Kind.TEXT,
            "",
            "Runs only the recordings with these ids or names, parted by commas; `*` and `?` stand for others"),
    /** Which recordings are tests of a run, by their tags. */
    JUNIT_TAGS(
            "playback.junit.tags",
            Kind.TEXT,
            "",
            "Runs only recordings with one of these tags in their fact `tags`, parted by commas; `!slow` leaves out"),
    /** What a test class without recordings comes to. */
    JUNIT_EMPTY("playback.junit.empty", Kind.TEXT, "fail", "A test class without recordings is to `fail` or to `skip`"),
    /** In which order recordings are replayed. */
    JUNIT_ORDER(
            "playback.junit.order",
            Kind.TEXT,
            "recorded",
            "Replays in the order `recorded`, `failed-first`, `random`, or `random:42` with a seed"),
    /** How tests run in parallel. */
    JUNIT_PARALLEL(
            "playback.junit.execution.parallel.*",
            Kind.TEXT,
            "",
            "`enabled`, `config.strategy` and what else JUnit's own parallel execution has"),
    /** Which part of all recordings this run replays. */
    SHARD_INDEX("playback.shard.index", Kind.NUMBER, "", "Which part this run replays, counted from 0"),
    /** In how many parts the recordings are replayed. */
    SHARD_TOTAL(
            "playback.shard.total",
            Kind.TEXT,
            "",
            "In how many parts the recordings are replayed; `auto` asks the variables of the CI server"),
    /** Where test runs leave their reports. */
    JUNIT_REPORTS(
            "playback.junit.reports",
            Kind.TEXT,
            "",
            "Directory of the reports of a test run; else `target/playback`, or `build/playback` of Gradle");

    private final String key;
    private final Kind kind;
    private final String standard;
    private final String meaning;

    Setting(String key, Kind kind, String standard, String meaning) {
        this.key = key;
        this.kind = kind;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** What the text of a value must look like. */
    public enum Kind {
        /** Anything. */
        TEXT("text"),
        /** {@code on} or {@code off}; {@code true} and {@code false} as well. */
        FLAG("`on` or `off`"),
        /** A whole number of 0 or more. */
        NUMBER("whole number"),
        /** A number from 0 to 1. */
        SHARE("number from 0 to 1"),
        /** A number and a unit: {@code 250ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code 7d}. */
        DURATION("duration: `250ms`, `30s`, `10m`, `2h`, `7d`"),
        /** A number and a unit of 1024: {@code 512}, {@code 64KB}, {@code 10MB}, {@code 1GB}. */
        BYTES("bytes: `512`, `64KB`, `10MB`, `1GB`");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        /** Returns how such a value is written, for documents and messages. */
        public String form() {
            return form;
        }
    }

    /** Returns the name of the system property. */
    public String key() {
        return key;
    }

    /** Returns the name of the environment variable. */
    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Returns what its value must look like. */
    public Kind kind() {
        return kind;
    }

    /** Returns the value that counts where none is given; empty if there is none. */
    public String standard() {
        return standard;
    }

    /** Returns what it is for, in one line of Markdown. */
    public String meaning() {
        return meaning;
    }
}
