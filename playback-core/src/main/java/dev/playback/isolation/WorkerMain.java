package dev.playback.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The main class of a worker's JVM. One thread compares; another reads requests, answers where the first one is, and ends the
 * worker as soon as the parent is gone.
 */
final class WorkerMain {

    private static final int PARENT_GONE = 69;
    private static final long LONGEST_GOODBYE_MILLIS = 5000;

    private final Thread comparing = Thread.currentThread();
    private final BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
    private final WorkerComparers comparers = new WorkerComparers();
    private final FrameWriter answers;
    private final FrameReader reader;

    private WorkerMain(InputStream in, FrameWriter answers, String marker) {
        this.answers = answers;
        this.reader = new FrameReader(in, marker, stray -> {});
    }

    /** Works until it is told to end or its parent is gone. The arguments are the token of the channel and the parent's id. */
    public static void main(String[] arguments) throws Exception {
        String marker = Frames.marker(arguments[0]);
        FrameWriter answers = new FrameWriter(new FileOutputStream(FileDescriptor.out), marker);
        InputStream in = new FileInputStream(FileDescriptor.in);
        // The pipes are the channel from here on: what the application prints goes to the other one, and it reads
        // nothing.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        System.setIn(InputStream.nullInputStream());
        endWith(Long.parseLong(arguments[1]));
        WorkerMain worker = new WorkerMain(in, answers, marker);
        daemon("playback-worker-requests", worker::readRequests);
        answers.send(Messages.message(Messages.HELLO));
        worker.work();
    }

    private static void endWith(long parent) {
        ProcessHandle process = ProcessHandle.of(parent).orElse(null);
        if (process != null) {
            Future<Void> unused = process.onExit().thenRun(WorkerMain::abandon);
        }
    }

    private void readRequests() {
        try {
            for (Optional<JsonNode> message = reader.next(); message.isPresent(); message = reader.next()) {
                if (Messages.is(message.get(), Messages.WHERE)) {
                    ObjectNode where = Messages.message(Messages.WHERE);
                    FailureWire.writeFrames(where.putArray("frames"), Arrays.asList(comparing.getStackTrace()));
                    answers.send(where);
                } else {
                    requests.add(message.get());
                }
            }
        } catch (IOException e) {
            // A channel that is broken is as good as none.
            abandon();
        }
        abandon();
    }

    // Nobody waits for a result any more: no hook of the application may keep this JVM alive.
    private static void abandon() {
        WorkerProcess.descendants(ProcessHandle.current()).forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(PARENT_GONE);
    }

    private void work() throws Exception {
        ClassLoader loader = comparing.getContextClassLoader();
        for (JsonNode request = requests.take(); !Messages.is(request, Messages.BYE); request = requests.take()) {
            answer(request);
            // Whatever the application left on this thread must not reach the next recording.
            Thread.interrupted();
            comparing.setContextClassLoader(loader);
        }
        daemon("playback-worker-goodbye", WorkerMain::haltLater);
        // Ends threads that the application left behind; shutdown hooks run, so that coverage agents write what they
        // have.
        Runtime.getRuntime().exit(0);
    }

    private void answer(JsonNode request) throws IOException {
        byte[] answer;
        try {
            answer = Messages.bytes(comparers.compare(request));
            Frames.checkLength(answer);
        } catch (Exception | StackOverflowError e) {
            answer = Messages.bytes(Messages.message(Messages.UNSENDABLE).put("reason", e.toString()));
        }
        answers.send(answer);
    }

    private static void haltLater() {
        try {
            Thread.sleep(LONGEST_GOODBYE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
