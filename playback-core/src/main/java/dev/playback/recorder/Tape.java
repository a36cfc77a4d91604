package dev.playback.recorder;

import dev.playback.cassette.DropReason;
import dev.playback.cassette.DroppedRecording;
import dev.playback.cassette.RecordingDraft;
import dev.playback.completion.Interest;
import dev.playback.configuration.Setting;
import dev.playback.recording.Entry;
import dev.playback.recording.RecordingId;
import dev.playback.recording.RecordingMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One recording being written to its cassette, within its limits. It ends once: kept, dropped, discarded or left out; what comes later
 * is ignored. Changes over time; for any number of threads.
 */
final class Tape {

    private final Deck deck;
    private final RecordingId id;

    // Not a monitor, which would hold on to the carrier of a virtual thread while the store is slow.
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Entry> held = new ArrayList<>();
    private @Nullable RecordingDraft draft;
    private long bytes;
    private long entries;
    private boolean wanted;
    private volatile boolean ended;
    private @Nullable Throwable failure;
    // What is told once the lock is free: a listener or a log may wait for another thread of the operation.
    private final List<Runnable> telling = new ArrayList<>();
    private final Interest interest = new Interest();

    /** Begins a recording; one that is not wanted yet is held in memory. */
    Tape(Deck deck, RecordingId id, boolean wanted) {
        this.deck = deck;
        this.id = id;
        if (wanted) {
            want();
        }
    }

    /** Says whether nothing more is taken. */
    boolean hasEnded() {
        return ended;
    }

    /** Returns what ends once nothing more is taken. */
    Interest interest() {
        return interest;
    }

    /** Writes what is held, and from now on as it comes. */
    void want() {
        within(() -> {
            if (!wanted) {
                wanted = true;
                RecordingDraft begun = deck.cassette.create(id);
                draft = begun;
                held.forEach(begun::add);
                held.clear();
            }
        });
    }

    void add(Entry entry) {
        long size = sizeOf(entry);
        within(() -> {
            bytes += size;
            entries++;
            if (bytes > deck.limits.bytes()) {
                tooLarge("more than %d bytes".formatted(deck.limits.bytes()), Setting.RECORDER_MAX_RECORDING);
            } else if (entries > deck.limits.entries()) {
                tooLarge("more than %d calls".formatted(deck.limits.entries()), Setting.RECORDER_MAX_ENTRIES);
            } else if (draft == null) {
                held.add(entry);
            } else {
                draft.add(entry);
            }
        });
    }

    /** Drops it if a value that is still being collected, of {@code chars} so far, is too large already. */
    void collects(long chars) {
        within(() -> {
            if (chars > deck.limits.valueBytes()) {
                tooLarge(
                        "a value of more than %d bytes".formatted(deck.limits.valueBytes()),
                        Setting.RECORDER_MAX_VALUE);
            } else if (bytes + chars > deck.limits.bytes()) {
                tooLarge("more than %d bytes".formatted(deck.limits.bytes()), Setting.RECORDER_MAX_RECORDING);
            }
        });
    }

    /** Ends it: kept if it is wanted. */
    void keep(RecordingMetadata metadata) {
        within(() -> {
            markEnded();
            if (draft == null) {
                held.clear();
                deck.tally.sampledOut.increment();
            } else {
                // Counted only after this: it may still fail.
                boolean kept = draft.save(metadata);
                telling.add(() -> deck.handedOver(id, kept));
            }
        });
        locked(this::tellFailure);
    }

    /** Ends it on behalf of the application. */
    void discard() {
        end(() -> deck.tally.discarded.increment());
    }

    /** Ends it since {@code cause} makes it worthless. */
    void drop(DropReason reason, String message, @Nullable Throwable cause) {
        end(() -> deck.dropped(new DroppedRecording(id.category(), reason, message, cause)));
    }

    void tooLarge(String what, Setting setting) {
        drop(
                DropReason.TOO_LARGE,
                "It holds %s. Raise %s, or let the operation hand less to intercepted methods."
                        .formatted(what, setting.key()),
                null);
    }

    private void end(Runnable told) {
        locked(() -> {
            if (!ended) {
                markEnded();
                held.clear();
                telling.add(told);
                abort();
            }
        });
    }

    private void within(Runnable work) {
        locked(() -> {
            try {
                if (!ended) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                // First of all: half a call may have been written.
                ended = true;
                failure = e;
                if (!(e instanceof StackOverflowError)) {
                    tellFailure();
                }
            }
        });
    }

    private void locked(Runnable work) {
        List<Runnable> told = List.of();
        lock.lock();
        try {
            work.run();
            if (lock.getHoldCount() == 1 && !telling.isEmpty()) {
                told = List.copyOf(telling);
                telling.clear();
            }
        } finally {
            lock.unlock();
        }
        told.forEach(Runnable::run);
    }

    private void markEnded() {
        ended = true;
        telling.add(interest::end);
    }

    /** Tells why it failed: of a stack that was full, when that is less so. */
    private void tellFailure() {
        Throwable cause = failure;
        failure = null;
        if (cause != null) {
            markEnded();
            held.clear();
            telling.add(() -> deck.dropped(
                    new DroppedRecording(id.category(), DropReason.STORE_FAILED, DroppedRecording.text(cause), cause)));
            abort();
        }
    }

    private void abort() {
        try {
            if (draft != null) {
                draft.abort();
            }
        } catch (RuntimeException | Error e) {
            // It is lost already, and said to be.
            return;
        } finally {
            draft = null;
        }
    }

    private static long sizeOf(Entry entry) {
        long size = (long) entry.key().length()
                + entry.alias().length()
                + entry.result().length();
        for (String argument : entry.arguments()) {
            size += argument.length();
        }
        return size;
    }
}
