package dev.playback.weaving;

import dev.playback.rules.Rule;
import dev.playback.rules.Rules;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Replaces calls of methods of the JDK that rules name, where a woven class makes them. Leaves alone class files in which the JVM
 * knows no such calls, method references, and calls of super.
 */
final class CallSites implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {

    private static final Handle BOOTSTRAP = new Handle(
            Opcodes.H_INVOKESTATIC,
            "dev/playback/interception/RuledCalls",
            "bootstrap",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/invoke/MethodHandle;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/invoke/CallSite;",
            false);

    private final Rules rules;

    private CallSites(Rules rules) {
        this.rules = rules;
    }

    static AsmVisitorWrapper by(Rules rules) {
        return new AsmVisitorWrapper.ForDeclaredMethods().invokable(ElementMatchers.any(), new CallSites(rules));
    }

    /** Says whether calls can be replaced in class files of {@code version}: the instruction for it came with Java 7. */
    static boolean canBeIn(ClassFileVersion version) {
        return version.isAtLeast(ClassFileVersion.JAVA_V7);
    }

    /** Returns a sentence for each use of a method of the JDK in {@code classFile} that a rule names and that cannot be replaced. */
    static List<String> unseen(byte[] classFile, Rules rules) {
        Unseen unseen = new Unseen(new CallSites(rules));
        OpenedClassReader.of(classFile).accept(unseen, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return List.copyOf(unseen.found);
    }

    @Override
    public MethodVisitor wrap(
            TypeDescription type,
            MethodDescription method,
            MethodVisitor visitor,
            Implementation.Context context,
            TypePool pool,
            int writerFlags,
            int readerFlags) {
        if (!canBeIn(context.getClassFileVersion())) {
            return visitor;
        }
        return new MethodVisitor(OpenedClassReader.ASM_API, visitor) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                Optional<Rule> rule = ruleFor(opcode, owner, name, descriptor);
                if (rule.isEmpty()) {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                } else {
                    Handle original = new Handle(tag(opcode), owner, name, descriptor, isInterface);
                    String site =
                            opcode == Opcodes.INVOKESTATIC ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
                    super.visitInvokeDynamicInsn(
                            name,
                            site,
                            BOOTSTRAP,
                            original,
                            rule.get().kind().name(),
                            rule.get().alias());
                }
            }
        };
    }

    private Optional<Rule> ruleFor(int opcode, String owner, String name, String descriptor) {
        if (opcode == Opcodes.INVOKESPECIAL || owner.startsWith("[")) {
            return Optional.empty();
        }
        return ruleFor(owner, name, descriptor);
    }

    private Optional<Rule> ruleFor(String owner, String name, String descriptor) {
        return rules.ofCall(
                owner.replace('/', '.'),
                name,
                Stream.of(Type.getArgumentTypes(descriptor))
                        .map(Type::getClassName)
                        .toList());
    }

    private static int tag(int opcode) {
        return switch (opcode) {
            case Opcodes.INVOKESTATIC -> Opcodes.H_INVOKESTATIC;
            case Opcodes.INVOKEINTERFACE -> Opcodes.H_INVOKEINTERFACE;
            default -> Opcodes.H_INVOKEVIRTUAL;
        };
    }

    /** Looks for calls in a class file that is too old, and for method references and calls of super in any. */
    private static final class Unseen extends ClassVisitor {

        private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

        private final CallSites sites;
        private final TreeSet<String> found = new TreeSet<>();
        private String type = "";
        private ClassFileVersion version = ClassFileVersion.JAVA_V7;

        private Unseen(CallSites sites) {
            super(OpenedClassReader.ASM_API);
            this.sites = sites;
        }

        @Override
        @SuppressWarnings("NullAway") // A class may have no signature.
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            this.type = name.replace('/', '.');
            this.version = ClassFileVersion.ofMinorMajor(version);
        }

        @Override
        @SuppressWarnings("NullAway") // A method may have no signature and no exceptions.
        public MethodVisitor visitMethod(int access, String method, String of, String signature, String[] exceptions) {
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String name, String descriptor, boolean isInterface) {
                    if (opcode == Opcodes.INVOKESPECIAL && !name.equals("<init>")) {
                        sites.ruleFor(owner, name, descriptor).ifPresent(rule -> addSuper(owner, name, rule));
                    } else if (!canBeIn(version)) {
                        sites.ruleFor(opcode, owner, name, descriptor).ifPresent(rule -> addCall(owner, name, rule));
                    }
                }

                @Override
                public void visitInvokeDynamicInsn(
                        String name, String descriptor, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals(LAMBDAS)) {
                        Stream.of(arguments)
                                .filter(Handle.class::isInstance)
                                .map(Handle.class::cast)
                                .forEach(handle -> addReference(handle));
                    }
                }
            };
        }

        private void addCall(String owner, String name, Rule rule) {
            found.add(
                    ("%s calls %s.%s, and its class file has version %d, in which the call cannot be replaced as the rule '%s'"
                                    + " wants: it is not recorded, and runs live in a replay. Compile the class for Java 7 or later.")
                            .formatted(type, owner.replace('/', '.'), name, version.getMajorVersion(), rule));
        }

        private void addSuper(String owner, String name, Rule rule) {
            found.add(
                    ("%s calls super.%s of %s, which is not recorded as the rule '%s' wants, and runs live in a replay. Name the"
                                    + " method that calls it in the rule.")
                            .formatted(type, name, owner.replace('/', '.'), rule));
        }

        private void addReference(Handle handle) {
            String owner = handle.getOwner();
            if (handle.getTag() != Opcodes.H_NEWINVOKESPECIAL && !owner.startsWith("[")) {
                sites.ruleFor(owner, handle.getName(), handle.getDesc())
                        .ifPresent(rule ->
                                found.add(("%s has a method reference to %s.%s, whose calls are not recorded as the"
                                                + " rule '%s' wants, and run live in a replay. Make it a lambda.")
                                        .formatted(type, owner.replace('/', '.'), handle.getName(), rule)));
            }
        }
    }
}
