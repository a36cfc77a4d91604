package dev.playback.weaving;

import dev.playback.classfile.ClassHeader;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the seam into classes of a running JVM: as they are loaded, or again when they already were. Does to a class what {@link
 * PlaybackWeavingPlugin} does at build time, and leaves alone what that wove. What cannot be woven is told and runs as it is. For
 * any number of threads.
 */
public final class LiveWeaving implements ClassFileTransformer {

    private static final String WOVEN = "dev.playback.interception.Woven";
    private static final String WOVEN_DESCRIPTOR = "Ldev/playback/interception/Woven;";

    private final Realms realms;
    private final Consumer<String> woven;
    private final Consumer<String> troubles;

    /**
     * Weaves for an agent.
     *
     * @param woven hears a line for each woven class
     * @param troubles hears what is not woven though it should be
     */
    public LiveWeaving(Consumer<String> woven, Consumer<String> troubles) {
        this.realms = new Realms(Objects.requireNonNull(troubles, "troubles"));
        this.woven = Objects.requireNonNull(woven, "woven");
        this.troubles = troubles;
    }

    /** Looks at {@code type}, which is loaded already: tells what of it nobody can weave, and says whether it needs to be transformed again. */
    public boolean lookAt(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || type.isArray() || type.isHidden() || type.isPrimitive()) {
            return false;
        }
        try {
            Realm realm = realms.of(loader);
            byte[] classFile = realm == null ? null : realm.classFile(type.getName());
            if (realm == null || classFile == null) {
                return false;
            }
            ClassHeader header = ClassHeader.of(classFile);
            tellLambdas(realm, header, classFile);
            return realm.includes(header);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Returns the rules, as text, that were for nothing so far. */
    public List<String> unneededRules() {
        return realms.unneededRules();
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> loaded,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || name == null || name.startsWith("java/")) {
            return null;
        }
        try {
            Realm realm = realms.of(loader);
            return realm == null ? null : woven(realm, name.replace('/', '.'), loaded != null, classFile);
        } catch (RuntimeException | LinkageError e) {
            troubles.accept("%s is not woven, so nothing of it is recorded: %s".formatted(name.replace('/', '.'), e));
            return null;
        }
    }

    private byte @Nullable [] woven(Realm realm, String name, boolean loaded, byte[] classFile) {
        ClassHeader header = ClassHeader.of(classFile);
        if (!loaded) {
            tellLambdas(realm, header, classFile);
        }
        if (header.isGenerated() || !realm.includes(header)) {
            return null;
        }
        ClassFileVersion version = ClassFileVersion.ofMinorMajor(header.majorVersion());
        if (version.isGreaterThan(ClassFileVersion.latest())) {
            troubles.accept(
                    ("%s is not woven, so nothing of it is recorded: its class file has version %d, and this agent"
                                    + " knows them up to %d. Use a newer playback-agent, or compile with --release %d.")
                            .formatted(
                                    name,
                                    header.majorVersion(),
                                    ClassFileVersion.latest().getMajorVersion(),
                                    ClassFileVersion.latest().getJavaVersion()));
            return null;
        }
        ClassFileLocator locator = locator(realm, name, classFile);
        TypePool pool = pool(locator);
        TypeDescription type = pool.describe(name).resolve();
        if (isWoven(type)) {
            return null;
        }
        InterceptedMethods methods = InterceptedMethods.of(type, realm.rules());
        if (loaded && !methods.inherited().isEmpty()) {
            troubles.accept(("%s was loaded before the agent and inherits %s: a loaded class cannot be given a method."
                            + " Weave it at build time, or start the JVM with -javaagent.")
                    .formatted(name, String.join(", ", methods.inheritedSignatures())));
            methods = methods.withoutInherited();
        }
        boolean isCaller = realm.rules().hasCalls() && (!methods.isEmpty() || realm.includesCaller(name));
        if (isCaller) {
            CallSites.unseen(classFile, realm.rules()).forEach(troubles);
        }
        return methods.isEmpty() && !(isCaller && CallSites.canBeIn(version))
                ? null
                : woven(type, methods, Weaving.of(pool, locator, realm.rules()), pool, locator);
    }

    // Few classes have any that are not of the JDK's own interfaces.
    private void tellLambdas(Realm realm, ClassHeader header, byte[] classFile) {
        if (!header.isGenerated() && header.lambdas().stream().anyMatch(lambda -> realm.includes(lambda.type()))) {
            TypePool pool = pool(locator(realm, header.name(), classFile));
            Lambdas.unseen(header, pool, realm.rules()).forEach(troubles);
        }
    }

    private static ClassFileLocator locator(Realm realm, String name, byte[] classFile) {
        return new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, classFile),
                realm.locator(),
                ClassFileLocator.ForClassLoader.of(LiveWeaving.class.getClassLoader()));
    }

    private static TypePool pool(ClassFileLocator locator) {
        return new TypePool.Default(new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST);
    }

    private byte[] woven(
            TypeDescription type,
            InterceptedMethods methods,
            Weaving weaving,
            TypePool pool,
            ClassFileLocator locator) {
        AnnotationDescription mark = AnnotationDescription.Builder.ofType(
                        pool.describe(WOVEN).resolve())
                .build();
        byte[] result = weaving.weave(
                        new ByteBuddy()
                                .with(TypeValidation.DISABLED)
                                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                                .redefine(type, locator)
                                .annotateType(mark),
                        methods)
                .make(TypeResolutionStrategy.Disabled.INSTANCE, pool)
                .getBytes();
        woven.accept("Playback wove " + type.getName() + ": " + methods.listed());
        return result;
    }

    private static boolean isWoven(TypeDescription type) {
        return type.getDeclaredAnnotations().stream()
                .anyMatch(mark -> mark.getAnnotationType().getDescriptor().equals(WOVEN_DESCRIPTOR));
    }
}
