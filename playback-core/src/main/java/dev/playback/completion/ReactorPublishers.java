package dev.playback.completion;

import dev.playback.recording.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CorePublisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The part that needs Reactor, which is on the class path of whoever has publishers. */
final class ReactorPublishers {

    private ReactorPublishers() {}

    static Object observed(Object publisher, Supplier<@Nullable Watch> subscribed) {
        return publisher instanceof Mono<?> mono ? mono(mono, subscribed) : flux((Flux<?>) publisher, subscribed);
    }

    private static <T> Mono<T> mono(Mono<T> source, Supplier<@Nullable Watch> subscribed) {
        return Mono.defer(() -> {
            Watch watch = subscribed.get();
            // From directly: a Mono that is cancelled after its value would tell the application's own operators so.
            return watch == null
                    ? source
                    : Mono.fromDirect(bound(source, watch))
                            .contextWrite(context -> context.put(Publishers.BINDING, watch.binding()))
                            .doOnNext(watch::next)
                            .doOnSuccess(value -> watch.completed())
                            .doOnError(watch::failed)
                            .doOnCancel(watch::cancelled);
        });
    }

    private static <T> Flux<T> flux(Flux<T> source, Supplier<@Nullable Watch> subscribed) {
        return Flux.defer(() -> {
            Watch watch = subscribed.get();
            return watch == null
                    ? source
                    : Flux.from(bound(source, watch))
                            .contextWrite(context -> context.put(Publishers.BINDING, watch.binding()))
                            .doOnNext(watch::next)
                            .doOnComplete(watch::completed)
                            .doOnError(watch::failed)
                            .doOnCancel(watch::cancelled);
        });
    }

    private static <T> Publisher<T> bound(CorePublisher<T> source, Watch watch) {
        return subscriber -> watch.within(() -> source.subscribe(subscriber));
    }

    static Mono<Object> mono(Supplier<Outcome> answer) {
        return Mono.defer(() -> {
            Outcome outcome = answer.get();
            return outcome instanceof Outcome.Threw threw
                    ? Mono.error(threw.error())
                    : Mono.justOrEmpty(((Outcome.Returned) outcome).value());
        });
    }

    static Flux<Object> flux(Supplier<Outcome> answer) {
        return Flux.defer(() -> {
            Outcome outcome = answer.get();
            if (outcome instanceof Outcome.Threw threw) {
                return Flux.error(threw.error());
            }
            return ((Outcome.Returned) outcome).value() instanceof List<?> values
                    ? Flux.<Object>fromIterable(values)
                    : Flux.empty();
        });
    }

    static CompletableFuture<Void> subscribed(Object publisher) {
        return publisher instanceof Mono<?> mono
                ? mono.then().toFuture()
                : ((Flux<?>) publisher).then().toFuture();
    }
}
