package dev.playback.studio;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether somebody looks at what this process prints while it prints it. */
final class Terminal {

    // Each CI server sets one of them.
    private static final List<String> CI = List.of("CI", "BUILD_NUMBER", "TEAMCITY_VERSION", "TF_BUILD", "JENKINS_URL");

    private Terminal() {}

    static boolean isWatched() {
        return isWatched(isTerminal(System.console()), System.getenv());
    }

    static boolean isWatched(boolean isTerminal, Map<String, String> environment) {
        return isTerminal
                && CI.stream().map(environment::get).allMatch(value -> value == null || value.equals("false"))
                && !"dumb".equals(environment.get("TERM"));
    }

    // From Java 22 on there is a console also where there is no terminal, and a method that tells.
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
