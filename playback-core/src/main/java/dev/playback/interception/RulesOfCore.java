package dev.playback.interception;

import dev.playback.configuration.Setting;
import dev.playback.configuration.Settings;
import dev.playback.rules.Rule;
import dev.playback.rules.Rules;
import dev.playback.rules.RulesException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The rules that count for the classes that see this core: those by which weaving chose its methods. */
final class RulesOfCore {

    private static final Rules FOUND = found();
    private static volatile Rules rules = FOUND.after(added());

    private RulesOfCore() {}

    static Rules all() {
        return rules;
    }

    /** @throws RulesException if a line is no rule; none is added then */
    static synchronized void add(List<String> lines) {
        String before = added();
        String all = (before.isEmpty() ? "" : before + '\n') + String.join("\n", lines);
        rules = FOUND.after(all);
        // The agent, which has its own copy of what reads rules, looks here.
        System.setProperty(Rules.ADDED, all);
    }

    static Optional<Rule> of(Method method) {
        return rules.of(
                method.getDeclaringClass().getName(),
                method.getName(),
                Stream.of(method.getParameterTypes()).map(Type::getTypeName).toList());
    }

    private static String added() {
        return System.getProperty(Rules.ADDED, "");
    }

    private static Rules found() {
        try {
            return Rules.find(
                    Settings.ofProcess().text(Setting.RULES), RulesOfCore.class.getClassLoader()::getResourceAsStream);
        } catch (RulesException e) {
            // Mistakes in rules must not reach the application.
            LoggerFactory.getLogger(RulesOfCore.class).error("No rules are used.", e);
            return Rules.NONE;
        }
    }
}
