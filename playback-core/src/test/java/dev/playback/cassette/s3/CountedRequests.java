package dev.playback.cassette.s3;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Notes each request that goes out, attempts included. */
final class CountedRequests implements ExecutionInterceptor {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        lines.add(context.httpRequest().method() + " " + context.httpRequest().encodedPath());
    }

    /** Returns method and path of each request so far, and forgets them. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
