package dev.playback.isolation;

import java.util.List;

/** A parent that is going to be killed: tells the ids of its worker and of what that one started, then compares for ever. */
final class ParentMain {

    private ParentMain() {}

    public static void main(String[] arguments) throws Exception {
        WorkerPool pool =
                WorkerPool.of(WorkerOptions.ofThisJvm().jvmOptions(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1")));
        String child = pool.compare(Trouble.SPEC, Trouble.id("child", 1)).message();
        String worker =
                pool.compare(Trouble.SPEC, Trouble.id("fine", 1)).message().replace("red ", "");
        System.out.println(worker + " " + child);
        pool.compare(Trouble.SPEC, Trouble.id("hang", 1));
    }
}
