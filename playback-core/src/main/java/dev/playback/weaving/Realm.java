package dev.playback.weaving;

import dev.playback.classfile.AnnotatedKin;
import dev.playback.classfile.ClassHeader;
import dev.playback.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.util.List;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/** The classes that one loader can see. Does not keep the loader alive. */
final class Realm {

    private static final String PLAYBACK = "dev.playback.";
    private static final String AGENT = "dev.playback.agent.";

    // A class of each jar of ours, by which to tell where it is.
    private static final List<String> PLACES =
            List.of("dev.playback.interception.Seam", "dev.playback.junit.PlaybackTestEngine", Realm.class.getName());

    // What core calls while it records, and what the JDK makes while it is called.
    private static final List<String> NO_CALLERS = List.of(
            "org.slf4j.",
            "com.fasterxml.jackson.",
            "org.jctools.",
            "com.github.luben.zstd.",
            "jdk.",
            "sun.",
            "com.sun.");

    private final WeakReference<ClassLoader> loader;
    private final Rules found;
    private volatile Current current;

    /** @param found those without what the application adds itself */
    Realm(ClassLoader loader, Rules found) {
        this.loader = new WeakReference<>(loader);
        this.found = found;
        this.current = current("");
    }

    /** What counts as long as the application adds no more. */
    private record Current(String added, Rules rules, AnnotatedKin kin) {}

    boolean includes(ClassHeader header) {
        Current now = current();
        return !isOfPlayback(header.name()) && (now.kin.includes(header) || isCaller(header.name(), now.rules));
    }

    /** Says whether calls of the JDK are replaced in the class of this name though nothing else of it is woven. */
    boolean includesCaller(String name) {
        return isCaller(name, current().rules);
    }

    // What records would record itself.
    private static boolean isCaller(String name, Rules rules) {
        return rules.mentionsCaller(name) && NO_CALLERS.stream().noneMatch(name::startsWith);
    }

    /** Says whether the class of this name may have intercepted methods. */
    boolean includes(String name) {
        return current().kin.includes(name);
    }

    // Tests and examples have the name too, but come from elsewhere; the agent has classes that come from nowhere.
    private boolean isOfPlayback(String name) {
        if (name.startsWith(AGENT)) {
            return true;
        }
        String place = name.startsWith(PLAYBACK) ? place(name) : null;
        return place != null && PLACES.stream().anyMatch(known -> place.equals(place(known)));
    }

    private @Nullable String place(String name) {
        ClassLoader present = loader.get();
        String file = name.replace('.', '/') + ".class";
        URL url = present == null ? null : present.getResource(file);
        return url == null ? null : url.toString().replace(file, "");
    }

    Rules rules() {
        return current().rules;
    }

    private Current current() {
        String added = System.getProperty(Rules.ADDED, "");
        Current known = current;
        if (!known.added.equals(added)) {
            known = current(added);
            current = known;
        }
        return known;
    }

    private Current current(String added) {
        Rules rules = found.after(added);
        return new Current(added, rules, new AnnotatedKin(this::classFile, rules::mentions));
    }

    ClassFileLocator locator() {
        ClassLoader present = loader.get();
        return present == null ? ClassFileLocator.NoOp.INSTANCE : ClassFileLocator.ForClassLoader.of(present);
    }

    byte @Nullable [] classFile(String name) {
        ClassLoader present = loader.get();
        if (present == null) {
            return null;
        }
        try (InputStream in = present.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            // A class whose file cannot be read is like one that has none.
            return null;
        }
    }
}
