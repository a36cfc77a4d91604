package dev.playback.player;

import dev.playback.annotation.InterceptInput;
import dev.playback.annotation.InterceptOutput;
import dev.playback.annotation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Methods of every shape, each called once by the operation. Nothing of them may run in a replay. */
class Shapes implements Source<String> {

    static final AtomicInteger LIVE = new AtomicInteger();

    record Point(int x, int y) {
        @InterceptInput("shapes.record")
        int sum() {
            LIVE.incrementAndGet();
            return x + y;
        }
    }

    enum Planet {
        EARTH;

        @InterceptInput("shapes.enum")
        double gravity() {
            LIVE.incrementAndGet();
            return 9.81;
        }
    }

    @Operation(category = "Shapes")
    static List<Object> all(String text, int[] numbers, boolean deep) {
        Shapes shapes = new Shapes();
        List<Object> seen = new ArrayList<>();
        seen.add(primitive(1, 2L, 'c', true, 1.5, 2.5f, (byte) 3, (short) 4));
        seen.add(varargs("a", "b"));
        Source<String> source = shapes;
        seen.add(source.give(text));
        seen.add(shapes.defaulted(5));
        seen.add(new Point(6, 7).sum());
        seen.add(Planet.EARTH.gravity());
        seen.add(shapes.guarded(numbers));
        nothing(seen.size());
        seen.add(outer(2));
        seen.add(nested(deep ? 3 : 0));
        return seen;
    }

    @InterceptInput("shapes.primitive")
    private static long primitive(int i, long l, char c, boolean z, double d, float f, byte b, short s) {
        LIVE.incrementAndGet();
        return i + l + c + (z ? 1 : 0) + (long) (d + f) + b + s;
    }

    @InterceptInput("shapes.varargs")
    private static String varargs(String... parts) {
        LIVE.incrementAndGet();
        return String.join("-", parts);
    }

    @Override
    @InterceptInput("shapes.bridge")
    public String give(String key) {
        LIVE.incrementAndGet();
        return "given " + key;
    }

    @InterceptOutput("shapes.synchronized")
    private synchronized int[] guarded(int[] numbers) {
        LIVE.incrementAndGet();
        numbers[0]++;
        return numbers;
    }

    @InterceptOutput("shapes.void")
    private static void nothing(int size) {
        LIVE.addAndGet(size);
    }

    @InterceptInput("shapes.outer")
    private static int outer(int number) {
        LIVE.incrementAndGet();
        return varargs("inside", "input").length() + number;
    }

    @Operation(category = "Nested")
    private static int nested(int depth) {
        return depth == 0 ? varargs("bottom").length() : 1 + nested(depth - 1);
    }
}
