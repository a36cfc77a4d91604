package dev.playback.cassette.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A loopback TCP proxy in front of the store that lets chosen requests go wrong. Signatures stay valid, since the Host header passes
 * untouched. For any number of threads.
 */
final class FaultProxy implements AutoCloseable {

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final List<Armed> armed = new ArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    FaultProxy(URI target) {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Lets the next {@code times} requests go wrong whose request line is wanted. */
    void arm(Fault fault, int times, Predicate<String> requestLine) {
        synchronized (armed) {
            armed.add(new Armed(fault, requestLine, new AtomicInteger(times)));
        }
    }

    /** Returns how many requests went wrong. */
    int faults() {
        return faults.get();
    }

    /** Returns how many requests began. */
    int requests() {
        return requests.get();
    }

    /** Returns the fault of the request that begins now; null for none. */
    @Nullable
    Fault faultFor(String requestLine) {
        requests.incrementAndGet();
        synchronized (armed) {
            for (Armed one : armed) {
                if (one.requestLine.test(requestLine) && one.left.getAndDecrement() > 0) {
                    faults.incrementAndGet();
                    return one.fault;
                }
            }
        }
        return null;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket store = new Socket(target.getAddress(), target.getPort());
                ProxiedConnection connection = new ProxiedConnection(this, client, store);
                connections.add(connection);
                threads.execute(connection::carryRequests);
                threads.execute(connection::carryResponses);
            } catch (IOException e) {
                // Closed, or the store is gone: the client sees it as a lost connection.
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(connection -> connection.end(Fault.Ending.CLOSE));
            threads.shutdownNow();
        }
    }

    private record Armed(Fault fault, Predicate<String> requestLine, AtomicInteger left) {}
}
