package dev.playback.completion;

import dev.playback.recording.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CorePublisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** The part that needs Reactor, which is on the class path of whoever has publishers. */
final class ReactorPublishers {

    private ReactorPublishers() {}

    static Object observed(Object publisher, Supplier<@Nullable Watch> subscribed) {
        return publisher instanceof Mono<?> mono ? mono(mono, subscribed) : flux((Flux<?>) publisher, subscribed);
    }

    private static <T> Mono<T> mono(Mono<T> source, Supplier<@Nullable Watch> subscribed) {
        return Mono.defer(() -> {
            Watch watch = subscribed.get();
            if (watch == null) {
                return source;
            }
            // From directly: a Mono that is cancelled after its value would tell the application's own operators so.
            Mono<T> watched = Mono.fromDirect(within(source, watch))
                    .contextWrite(context -> context.put(Publishers.BINDING, watch.binding()))
                    .doOnNext(watch::next)
                    .doOnSuccess(value -> watch.completed())
                    .doOnError(watch::failed)
                    .doOnCancel(watch::cancelled);
            return Mono.fromDirect(outside(watched, watch));
        });
    }

    private static <T> Flux<T> flux(Flux<T> source, Supplier<@Nullable Watch> subscribed) {
        return Flux.defer(() -> {
            Watch watch = subscribed.get();
            if (watch == null) {
                return source;
            }
            Flux<T> watched = Flux.from(within(source, watch))
                    .contextWrite(context -> context.put(Publishers.BINDING, watch.binding()))
                    .doOnNext(watch::next)
                    .doOnComplete(watch::completed)
                    .doOnError(watch::failed)
                    .doOnCancel(watch::cancelled);
            return Flux.from(outside(watched, watch));
        });
    }

    private static <T> Publisher<T> within(CorePublisher<T> source, Watch watch) {
        return subscriber -> watch.within(() -> source.subscribe(subscriber));
    }

    private static <T> Publisher<T> outside(CorePublisher<T> watched, Watch watch) {
        return subscriber -> watched.subscribe(new Outside<>(Operators.toCoreSubscriber(subscriber), watch));
    }

    /** Hands signals to a subscriber that is no part of what is watched. */
    private record Outside<T>(CoreSubscriber<? super T> subscriber, Watch watch) implements CoreSubscriber<T> {

        @Override
        public Context currentContext() {
            return subscriber.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            watch.outside(() -> subscriber.onSubscribe(new Within(subscription, watch)));
        }

        @Override
        public void onNext(T value) {
            watch.outside(() -> subscriber.onNext(value));
        }

        @Override
        public void onError(Throwable error) {
            watch.outside(() -> subscriber.onError(error));
        }

        @Override
        public void onComplete() {
            watch.outside(subscriber::onComplete);
        }
    }

    /** Hands what the subscriber asks for to what is watched. */
    private record Within(Subscription subscription, Watch watch) implements Subscription {

        @Override
        public void request(long values) {
            watch.within(() -> subscription.request(values));
        }

        @Override
        public void cancel() {
            watch.within(subscription::cancel);
        }
    }

    static Mono<Object> mono(Supplier<Outcome> answer) {
        return Mono.defer(() -> {
            Outcome outcome = answer.get();
            if (outcome instanceof Outcome.Threw threw) {
                return Publishers.isGivenUp(threw.error()) ? Mono.never() : Mono.error(threw.error());
            }
            return Mono.justOrEmpty(((Outcome.Returned) outcome).value());
        });
    }

    static Flux<Object> flux(Supplier<Outcome> answer) {
        return Flux.defer(() -> {
            Outcome outcome = answer.get();
            if (outcome instanceof Outcome.Threw threw) {
                return Publishers.isGivenUp(threw.error()) ? Flux.never() : Flux.error(threw.error());
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
