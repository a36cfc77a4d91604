package dev.playback.cassette.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection through the proxy: one thread carries its requests, another its answers. */
final class ProxiedConnection {

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket store;
    private volatile @Nullable Fault fault;
    private volatile boolean answered = true;
    private final AtomicInteger carried = new AtomicInteger();
    private volatile int bodyStart = -1;

    ProxiedConnection(FaultProxy proxy, Socket client, Socket store) {
        this.proxy = proxy;
        this.client = client;
        this.store = store;
    }

    void carryRequests() {
        byte[] buffer = new byte[16384];
        try {
            InputStream in = client.getInputStream();
            OutputStream out = store.getOutputStream();
            int request = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answered) {
                    answered = false;
                    request = 0;
                    carried.set(0);
                    bodyStart = -1;
                    fault = proxy.faultFor(new String(buffer, 0, read, StandardCharsets.ISO_8859_1)
                            .lines()
                            .findFirst()
                            .orElse(""));
                    if (fault instanceof Fault.Latency latency) {
                        LockSupport.parkNanos(latency.delay().toNanos());
                    } else if (fault instanceof Fault.Answer answer) {
                        client.getOutputStream().write(answer.response().getBytes(StandardCharsets.UTF_8));
                    }
                }
                if (!(fault instanceof Fault.BlackHole) && !(fault instanceof Fault.Answer)) {
                    carryRequest(out, buffer, request, read);
                }
                request += read;
            }
            end(Fault.Ending.CLOSE);
        } catch (IOException e) {
            end(Fault.Ending.RESET);
        }
    }

    private void carryRequest(OutputStream out, byte[] buffer, int before, int read) throws IOException {
        if (fault instanceof Fault.CutRequest cut && before + read >= cut.bytes()) {
            out.write(buffer, 0, Math.max(0, cut.bytes() - before));
            out.flush();
            end(cut.ending());
            throw new IOException("cut");
        }
        out.write(buffer, 0, read);
        out.flush();
    }

    void carryResponses() {
        byte[] buffer = new byte[16384];
        try {
            InputStream in = store.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (text.startsWith("HTTP/1.1 100")) {
                    out.write(buffer, 0, read);
                    out.flush();
                    continue;
                }
                answered = true;
                carryResponse(out, buffer, read, text);
            }
            end(Fault.Ending.CLOSE);
        } catch (IOException e) {
            end(Fault.Ending.RESET);
        }
    }

    private void carryResponse(OutputStream out, byte[] buffer, int read, String text) throws IOException {
        if (fault instanceof Fault.LostResponse) {
            throw new IOException("lost");
        }
        if (fault instanceof Fault.CutResponse cut && carried.get() + read >= cut.bytes()) {
            out.write(buffer, 0, Math.max(0, cut.bytes() - carried.get()));
            out.flush();
            end(cut.ending());
            throw new IOException("cut");
        }
        if (fault instanceof Fault.FlippedByte flip) {
            if (bodyStart < 0 && text.contains("\r\n\r\n")) {
                bodyStart = carried.get() + text.indexOf("\r\n\r\n") + 4;
            }
            int at = bodyStart + flip.at() - carried.get();
            if (bodyStart >= 0 && at >= 0 && at < read) {
                buffer[at] ^= 1;
            }
        }
        carried.addAndGet(read);
        out.write(buffer, 0, read);
        out.flush();
    }

    void end(Fault.Ending ending) {
        for (Socket socket : new Socket[] {client, store}) {
            try {
                if (ending == Fault.Ending.RESET) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException e) {
                // It is gone already.
            }
        }
    }
}
