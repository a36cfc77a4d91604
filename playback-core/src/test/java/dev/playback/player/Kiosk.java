package dev.playback.player;

import dev.playback.annotation.AliasParameters;
import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.InterceptedCall;
import dev.playback.annotation.MissingValue;
import dev.playback.annotation.NotInKey;
import dev.playback.annotation.OnMiss;
import dev.playback.annotation.Operation;
import dev.playback.annotation.OutputDataHandler;
import dev.playback.annotation.Repeats;
import dev.playback.content.StreamResult;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service whose operation does what a test says, with inputs and outputs of every kind. Bodies count as live calls. */
class Kiosk {

    /** What the operation does. */
    Callable<@Nullable Object> script = () -> null;

    /** What the bodies of inputs and outputs do. */
    Callable<@Nullable Object> world = () -> null;

    final List<String> live = new ArrayList<>();

    @Operation
    @Nullable
    Object job(String name) throws Exception {
        return script.call();
    }

    @Operation(category = "Kiosk.nested")
    String nested(String text) {
        return "nested " + text + plain(text);
    }

    @InterceptInput("kiosk.plain")
    String plain(@Nullable Object key) {
        return (String) world("plain");
    }

    @InterceptInput(value = "kiosk.number")
    int number() {
        return (Integer) world("number");
    }

    @InterceptInput("kiosk.collections")
    String collections(Map<String, Integer> map, Set<String> set, List<Long> list) {
        return (String) world("collections");
    }

    @InterceptInput("kiosk.ignoring")
    String ignoring(@NotInKey String trace, String sku) {
        return (String) world("ignoring");
    }

    @InterceptInput(value = "kiosk.byIndex", keyArguments = "1")
    String byIndex(String trace, String sku) {
        return (String) world("byIndex");
    }

    @InterceptInput(value = "kiosk.byName", keyArguments = "sku")
    String byName(String trace, String sku) {
        return (String) world("byName");
    }

    @InterceptInput(
            value = "kiosk.byNothing",
            keyArguments = {})
    String byNothing(Object anything) {
        return (String) world("byNothing");
    }

    @InterceptInput(value = "kiosk.{region}.load", aliasParameters = Region.class)
    String load(String region, String account) {
        return (String) world("load");
    }

    @InterceptInput(value = "kiosk.cycle", repeats = Repeats.CYCLE)
    String cycle() {
        return (String) world("cycle");
    }

    @InterceptInput(value = "kiosk.once", repeats = Repeats.FAIL)
    String once() {
        return (String) world("once");
    }

    @InterceptInput(
            value = "kiosk.renamed",
            fallbackAliases = {"kiosk.never", "kiosk.plain"})
    String renamed(@Nullable Object key) {
        return (String) world("renamed");
    }

    @InterceptInput(value = "kiosk.none", onMiss = OnMiss.RETURN_DEFAULT)
    @Nullable
    String none() {
        return (String) world("none");
    }

    @InterceptInput(value = "kiosk.zero", onMiss = OnMiss.RETURN_DEFAULT, missingValue = "0")
    int zero() {
        return (Integer) world("zero");
    }

    @InterceptInput(value = "kiosk.computed", onMiss = OnMiss.RETURN_DEFAULT, missingValueFrom = Computed.class)
    String computed(String text) {
        return (String) world("computed");
    }

    @InterceptInput(value = "kiosk.original", onMiss = OnMiss.RUN_ORIGINAL)
    String original() {
        return (String) world("original");
    }

    @InterceptInput("kiosk.iterator")
    Iterator<String> iterator() {
        return cast(world("iterator"));
    }

    @InterceptInput("kiosk.stream")
    Stream<String> stream() {
        return cast(world("stream"));
    }

    @InterceptInput("kiosk.bytes")
    InputStream bytes() {
        return cast(world("bytes"));
    }

    @InterceptInput(value = "kiosk.memory", dataHandler = StreamResult.class)
    ByteArrayInputStream memory() {
        return cast(world("memory"));
    }

    @InterceptInput("kiosk.stage")
    CompletionStage<List<String>> stage(String key) {
        return cast(world("stage"));
    }

    @InterceptInput(value = "kiosk.download", dataHandler = StreamResult.class)
    CompletionStage<InputStream> download(String key) {
        return cast(world("download"));
    }

    @InterceptInput(value = "kiosk.upload", dataHandler = StreamResult.class)
    Future<InputStream> upload(String key) {
        return cast(world("upload"));
    }

    @InterceptInput("kiosk.future")
    Future<Integer> future(String key) {
        return cast(world("future"));
    }

    @InterceptOutput("kiosk.send")
    String send(@Nullable Object message) {
        return (String) world("send");
    }

    @InterceptOutput("kiosk.post")
    void post(List<String> message) {
        world("post");
        message.clear();
    }

    @InterceptOutput("kiosk.publish")
    CompletableFuture<String> publish(String message) {
        return cast(world("publish"));
    }

    @InterceptOutput(value = "kiosk.lenient", onMiss = OnMiss.RETURN_DEFAULT, missingValue = "\"not sent\"")
    String lenient(String message) {
        return (String) world("lenient");
    }

    @InterceptOutput(value = "kiosk.masked", dataHandler = Masking.class)
    String masked(String name, String secret) {
        return (String) world("masked");
    }

    @Operation(category = "Kiosk.later")
    CompletionStage<String> later(String name) throws Exception {
        return cast(script.call());
    }

    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // The world of each test gives what its calls return.
    private static <T> T cast(@Nullable Object value) {
        return (T) value;
    }

    @SuppressWarnings("NullAway") // As above.
    private Object world(String call) {
        live.add(call);
        try {
            return world.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Region implements AliasParameters {
        @Override
        public Map<String, ?> of(InterceptedCall call) {
            return Map.of("region", call.argument(0, String.class));
        }
    }

    static final class Computed implements MissingValue {
        @Override
        public Object of(InterceptedCall call) {
            if (call.argument(0, String.class).equals("bad")) {
                throw new IllegalStateException("not to be computed");
            }
            return "computed from " + call.arguments();
        }
    }

    /** Fails in replay for the secret 'bad'. */
    static final class Masking implements OutputDataHandler {
        @Override
        public Object prepare(InterceptedCall call) {
            if (call.argument(1, String.class).equals("bad")) {
                throw new IllegalStateException("not to be masked");
            }
            return Map.of("name", call.argument(0, String.class));
        }

        @Override
        public Object restore(@Nullable Object data) {
            return List.of(
                    ((Map<?, ?>) Objects.requireNonNull(data))
                            .values()
                            .iterator()
                            .next(),
                    "***");
        }
    }
}
