package dev.playback.weaving;

import dev.playback.rules.Rule;
import dev.playback.rules.Rules;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/** Replaces calls of methods of the JDK that rules name, where a woven class makes them. */
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

    @Override
    public MethodVisitor wrap(
            TypeDescription type,
            MethodDescription method,
            MethodVisitor visitor,
            Implementation.Context context,
            TypePool pool,
            int writerFlags,
            int readerFlags) {
        return new MethodVisitor(OpenedClassReader.ASM_API, visitor) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                Optional<Rule> rule = opcode == Opcodes.INVOKESPECIAL || owner.startsWith("[")
                        ? Optional.empty()
                        : ruleFor(owner, name, descriptor);
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
}
