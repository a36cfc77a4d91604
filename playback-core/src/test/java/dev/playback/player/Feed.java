package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.OnMiss;
import dev.playback.annotation.Operation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A reactive service whose operation does what a test says. Subscriptions to its inputs and outputs count as live. */
class Feed {

    final AtomicInteger live = new AtomicInteger();
    Supplier<Mono<String>> script = Mono::empty;
    Supplier<Mono<Integer>> one = Mono::empty;
    Supplier<Flux<String>> many = Flux::empty;

    @Operation
    Mono<String> read(String name) {
        return script.get();
    }

    @Operation
    Flux<String> all(String name) {
        return many.get();
    }

    @InterceptInput(value = "feed.other", onMiss = OnMiss.RUN_ORIGINAL)
    Mono<Integer> other(String key) {
        return one(key);
    }

    @InterceptInput("feed.one")
    Mono<Integer> one(String key) {
        return Mono.defer(() -> {
            live.incrementAndGet();
            return one.get();
        });
    }

    @InterceptInput("feed.many")
    Flux<String> many(String key) {
        return Flux.defer(() -> {
            live.incrementAndGet();
            return many.get();
        });
    }

    @InterceptInput("feed.plain")
    int plain(int number) {
        return number + live.incrementAndGet();
    }

    @InterceptOutput("feed.send")
    Mono<Void> send(String message) {
        return Mono.fromRunnable(live::incrementAndGet);
    }
}
