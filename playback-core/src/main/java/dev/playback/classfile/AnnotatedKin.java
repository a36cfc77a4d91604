package dev.playback.classfile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which classes have something to weave: those that mention our annotations and those that extend or implement such a
 * one. Most do not, and reading a header is much cheaper than loading a class. Remembers what it found; for any number of threads.
 */
public final class AnnotatedKin {

    private final Function<String, byte @Nullable []> classFiles;
    private final Predicate<String> alsoWanted;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /**
     * Looks classes up in {@code classFiles}, by name with dots; null is a class that is not there.
     *
     * @param alsoWanted names of classes that count like annotated ones
     */
    public AnnotatedKin(Function<String, byte @Nullable []> classFiles, Predicate<String> alsoWanted) {
        this.classFiles = classFiles;
        this.alsoWanted = alsoWanted;
    }

    /** Says whether a class with this header has, or inherits from a class that has, an annotation of ours. */
    public boolean includes(ClassHeader header) {
        boolean included = header.mentionsAnnotations()
                || alsoWanted.test(header.name())
                || (header.superName() != null && includes(header.superName()))
                || header.interfaces().stream().anyMatch(this::includes);
        known.put(header.name(), included);
        return included;
    }

    /** Says whether the class of this name has, or inherits from a class that has, an annotation of ours. */
    public boolean includes(String name) {
        if (alsoWanted.test(name)) {
            return true;
        }
        if (name.startsWith("java.")) {
            return false;
        }
        Boolean seen = known.get(name);
        if (seen == null) {
            // A hostile class that inherits from itself would be asked for ever.
            known.put(name, false);
            byte[] classFile = classFiles.apply(name);
            seen = classFile != null && includes(ClassHeader.of(classFile));
            known.put(name, seen);
        }
        return seen;
    }
}
