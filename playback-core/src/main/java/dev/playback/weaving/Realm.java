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
    private final Rules rules;
    private final AnnotatedKin kin;

    Realm(ClassLoader loader, Rules rules) {
        this.loader = new WeakReference<>(loader);
        this.rules = rules;
        this.kin = new AnnotatedKin(this::classFile, rules::mentions);
    }

    boolean includes(ClassHeader header) {
        return kin.includes(header) || rules.mentionsCaller(header.name());
    }

    Rules rules() {
        return rules;
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
