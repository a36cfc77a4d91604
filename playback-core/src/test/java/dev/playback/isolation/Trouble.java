package dev.playback.isolation;

import dev.playback.difference.Difference;
import dev.playback.difference.DifferenceKind;
import dev.playback.equalizer.CallAccount;
import dev.playback.equalizer.ComparedResults;
import dev.playback.equalizer.Comparison;
import dev.playback.equalizer.EqualityStatus;
import dev.playback.equalizer.PlaybackSummary;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Comparers that do to their worker what the category of the recording says. */
public final class Trouble implements IsolatedComparer.Factory {

    static final ComparerSpec SPEC = ComparerSpec.of(Trouble.class, Map.of("colour", "red"));

    static RecordingId id(String trouble, int number) {
        return new RecordingId(trouble, "20261124", "%06d".formatted(number));
    }

    @Override
    public IsolatedComparer create(Map<String, String> arguments) {
        return id -> compare(id, arguments);
    }

    private static Comparison compare(RecordingId id, Map<String, String> arguments) throws Exception {
        switch (id.category()) {
            case "exit" -> exit();
            case "hang" -> hangHere();
            case "memory" -> exhaustMemory();
            case "unwritable" -> {
                return kept(id, unwritable());
            }
            case "large" -> {
                return kept(id, "x".repeat(Frames.MAX_BYTES + 1));
            }
            case "print" -> print();
            case "throw" -> throw new IllegalStateException("no price for pen", new ArithmeticException("/ by zero"));
            case "child" -> {
                return said(
                        id,
                        Long.toString(new ProcessBuilder("sleep", "600")
                                .inheritIO()
                                .start()
                                .pid()));
            }
            case "stdin" -> {
                return said(id, "read " + System.in.read());
            }
            case "leave" -> {
                Thread.currentThread().interrupt();
                Thread.currentThread().setContextClassLoader(null);
            }
            default -> {
                return said(
                        id,
                        arguments.get("colour") + " " + ProcessHandle.current().pid());
            }
        }
        return said(id, "done");
    }

    private static void exit() {
        System.err.println("disk is on fire");
        System.exit(7);
    }

    private static void hangHere() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void exhaustMemory() {
        Object[] all = {};
        while (true) {
            all = new Object[] {all, new long[1 << 20]};
        }
    }

    private static Object unwritable() {
        return Collections.unmodifiableList(new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException("the connection is gone");
            }

            @Override
            public int size() {
                return 1;
            }
        });
    }

    // Never closed, since that would close the channel as well.
    @SuppressWarnings("resource")
    private static void print() throws Exception {
        System.out.println("plain line");
        FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
        for (int line = 0; line < 2000; line++) {
            raw.write(("raw line " + line + " \u0001 \u0001\u0001 not a frame\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    static Comparison said(RecordingId id, String message) {
        return new Comparison(
                id,
                EqualityStatus.EQUAL,
                message,
                List.of(),
                RecordingMetadata.none(),
                PlaybackSummary.none(),
                null,
                null);
    }

    private static Comparison kept(RecordingId id, @Nullable Object result) {
        return new Comparison(
                id,
                EqualityStatus.EQUAL,
                "",
                List.of(),
                RecordingMetadata.none(),
                PlaybackSummary.none(),
                null,
                new ComparedResults(result, result, null));
    }

    static Comparison full(RecordingId id) {
        return new Comparison(
                id,
                EqualityStatus.DIFFERENT,
                "2 differences \uD800 é",
                List.of(
                        new Difference("a", "b", DifferenceKind.MOVED, "1", "1"),
                        new Difference("c", DifferenceKind.EXTRA, null, "{\"x\":\"\u2028\"}")),
                RecordingMetadata.none()
                        .with("text", "t")
                        .with("flag", true)
                        .with("long", Long.MAX_VALUE)
                        .with("double", 0.1)
                        .with("decimal", new java.math.BigDecimal("1.50"))
                        .with("integer", java.math.BigInteger.TEN.pow(40))
                        .with("list", List.of("a", 1L)),
                new PlaybackSummary(
                        true,
                        false,
                        12,
                        34,
                        new CallAccount(1, List.of("u"), List.of("m"), List.of("e")),
                        CallAccount.none(),
                        List.of("note")),
                null,
                null);
    }
}
