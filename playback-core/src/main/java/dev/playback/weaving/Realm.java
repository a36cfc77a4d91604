package dev.playback.weaving;

import dev.playback.classfile.AnnotatedKin;
import dev.playback.classfile.ClassHeader;
import dev.playback.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/** The classes that one loader can see. Does not keep the loader alive. */
final class Realm {

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
        return now.kin.includes(header) || now.rules.mentionsCaller(header.name());
    }

    /** Says whether the class of this name may have intercepted methods. */
    boolean includes(String name) {
        return current().kin.includes(name);
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
