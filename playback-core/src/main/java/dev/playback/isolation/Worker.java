package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One running JVM and the channel to it, as the parent has them. Asked by one thread at a time; any thread may kill it. */
final class Worker {

    /** A message. */
    record Said(JsonNode message) implements Answer {}

    /** The worker's end of the channel is closed, or what came through it is no message. */
    record Gone(String why) implements Answer {}

    /** Nothing in time. */
    record Silence() implements Answer {}

    private static final SecureRandom TOKENS = new SecureRandom();
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Process process;
    private final FrameWriter requests;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final OutputTail tail;
    private final List<Thread> readers;
    private int comparisons;
    private volatile boolean dismissed;
    private volatile List<ProcessHandle> descendants = List.of();

    private Worker(Process process, String marker, OutputTail tail) {
        this.process = process;
        this.tail = tail;
        this.requests = new FrameWriter(process.getOutputStream(), marker);
        this.readers = List.of(reader("errors", this::readErrors), reader("answers", () -> readAnswers(marker)));
        // A child of the worker may hold the pipe open after the worker's end, and what it said before must come first.
        Future<Void> unused = process.onExit().thenRun(() -> {
            joinReaders();
            endDescendants();
            answers.add(new Gone("it ended"));
        });
    }

    /** Starts a worker and waits until it says hello. */
    static Worker start(WorkerOptions options) throws InterruptedException {
        String token = HexFormat.of().formatHex(randomBytes());
        OutputTail tail = new OutputTail(options.output());
        List<String> command = List.of();
        Worker worker;
        try {
            command = WorkerProcess.command(options, token);
            worker = new Worker(WorkerProcess.start(command), Frames.marker(token), tail);
        } catch (IOException e) {
            throw new WorkerNotStartedException(e.toString(), command, tail.lines(), e);
        }
        boolean greeted = false;
        try {
            Answer answer = worker.await(options.startTimeout());
            greeted = answer instanceof Said said && Messages.is(said.message(), Messages.HELLO);
            if (!greeted) {
                String trouble = answer instanceof Gone
                        ? "its JVM ended with exit code " + WorkerProcess.exitCode(worker.process)
                        : "it said nothing within " + WorkerOutput.text(options.startTimeout());
                throw new WorkerNotStartedException(trouble, command, tail.lines(), null);
            }
            return worker;
        } finally {
            if (!greeted) {
                worker.kill();
            }
        }
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[16];
        TOKENS.nextBytes(bytes);
        return bytes;
    }

    /** Sends a request and waits for its answer. After anything but an answer this worker is of no more use. */
    Answer ask(JsonNode request, Duration timeout) throws InterruptedException {
        tail.clear();
        comparisons++;
        try {
            requests.send(request);
        } catch (IOException e) {
            return new Gone("its channel is closed");
        }
        return await(timeout);
    }

    private Answer await(Duration timeout) throws InterruptedException {
        Answer answer = answers.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        return answer == null ? new Silence() : answer;
    }

    /** Returns where the worker is now; empty if it is too far gone to tell. */
    List<StackTraceElement> where() throws InterruptedException {
        try {
            requests.send(Messages.message(Messages.WHERE));
        } catch (IOException e) {
            return List.of();
        }
        Answer answer = await(LAST_WORDS);
        return answer instanceof Said said && Messages.is(said.message(), Messages.WHERE)
                ? FailureWire.frames(said.message().path("frames"))
                : List.of();
    }

    int comparisons() {
        return comparisons;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the exit code, the last lines having been read. */
    int exitCode() throws InterruptedException {
        int code = WorkerProcess.exitCode(process);
        joinReaders();
        return code;
    }

    List<String> output() {
        return tail.lines();
    }

    void kill() {
        WorkerProcess.kill(process);
    }

    /** Lets the worker end by itself, so that its shutdown hooks run. Returns at once. */
    void dismiss() {
        dismissed = true;
        // What it has started itself must not outlive it, and is found only while it lives.
        descendants = WorkerProcess.descendants(process.toHandle());
        try {
            requests.send(Messages.message(Messages.BYE));
        } catch (IOException e) {
            kill();
        }
    }

    boolean isDismissed() {
        return dismissed;
    }

    /** Waits for the end of a dismissed worker, and kills it if it takes longer. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            kill();
            process.waitFor();
        }
        endDescendants();
    }

    private void endDescendants() {
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private void readAnswers(String marker) {
        OutputTail.Lines stray = tail.collector();
        FrameReader reader = new FrameReader(process.getInputStream(), marker, stray::accept);
        try {
            for (Optional<JsonNode> message = reader.next(); message.isPresent(); message = reader.next()) {
                answers.add(new Said(message.get()));
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                answers.add(new Gone(String.valueOf(e.getMessage())));
            }
        }
        stray.flush();
    }

    private void readErrors() {
        OutputTail.Lines lines = tail.collector();
        try (InputStream in = process.getErrorStream()) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                lines.accept(next);
            }
        } catch (IOException e) {
            // The stream of a killed process may end so; what came before counts.
            tail.add("(its output ended: " + e.getMessage() + ")");
        }
        lines.flush();
    }

    private void joinReaders() {
        try {
            for (Thread reader : readers) {
                reader.join(LAST_WORDS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread reader(String what, Runnable work) {
        Thread thread = new Thread(work, "playback-worker-" + process.pid() + "-" + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
