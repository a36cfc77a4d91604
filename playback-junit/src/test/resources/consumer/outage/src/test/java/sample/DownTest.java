package sample;

import dev.playback.cassette.TapeCassette;
import dev.playback.junit.PlaybackTest;
import java.lang.reflect.Proxy;

/** Its store does not answer. */
@PlaybackTest(Register.class)
class DownTest {

    static TapeCassette cassette() {
        return (TapeCassette) Proxy.newProxyInstance(
                DownTest.class.getClassLoader(), new Class<?>[] {TapeCassette.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("toString")) {
                        return "a store that is down";
                    }
                    throw new IllegalStateException("connection refused");
                });
    }
}
