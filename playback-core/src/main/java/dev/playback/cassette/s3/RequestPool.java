package dev.playback.cassette.s3;

import dev.playback.cassette.TapeCassetteException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes many requests at once, never more than there are connections. Its threads end when they are not needed. */
final class RequestPool implements AutoCloseable {

    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    RequestPool(int width) {
        threads = new ThreadPoolExecutor(
                width, width, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "playback-s3");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Makes a request for each of {@code all} and returns the answers in their order.
     *
     * @throws RuntimeException the first failure, once no request is under way any more; the others are suppressed in it
     */
    <T, R> List<R> map(Collection<T> all, Function<T, R> request) {
        if (all.size() < 2) {
            return all.stream().map(request).toList();
        }
        List<Future<R>> futures = new ArrayList<>();
        all.forEach(one -> futures.add(threads.submit(() -> request.apply(one))));
        List<R> answers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<R> future : futures) {
            try {
                answers.add(future.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                futures.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new TapeCassetteException("Interrupted while waiting for the store. Ask again.", e);
            }
        }
        failIf(failures);
        return answers;
    }

    private static void failIf(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).limit(3).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) first;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
