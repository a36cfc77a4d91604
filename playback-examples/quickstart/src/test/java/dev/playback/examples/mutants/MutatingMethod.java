package dev.playback.examples.mutants;

import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Changes one instruction: conditions negated and shifted by one, arithmetic, constants, increments, returned values, calls left out.
 */
final class MutatingMethod extends MethodVisitor {

    private static final Map<Integer, Integer> NEGATED = Map.ofEntries(
            Map.entry(Opcodes.IFEQ, Opcodes.IFNE),
            Map.entry(Opcodes.IFNE, Opcodes.IFEQ),
            Map.entry(Opcodes.IFLT, Opcodes.IFGE),
            Map.entry(Opcodes.IFGE, Opcodes.IFLT),
            Map.entry(Opcodes.IFGT, Opcodes.IFLE),
            Map.entry(Opcodes.IFLE, Opcodes.IFGT),
            Map.entry(Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE),
            Map.entry(Opcodes.IF_ICMPNE, Opcodes.IF_ICMPEQ),
            Map.entry(Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE),
            Map.entry(Opcodes.IF_ICMPGE, Opcodes.IF_ICMPLT),
            Map.entry(Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE),
            Map.entry(Opcodes.IF_ICMPLE, Opcodes.IF_ICMPGT),
            Map.entry(Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE),
            Map.entry(Opcodes.IF_ACMPNE, Opcodes.IF_ACMPEQ),
            Map.entry(Opcodes.IFNULL, Opcodes.IFNONNULL),
            Map.entry(Opcodes.IFNONNULL, Opcodes.IFNULL));
    private static final Map<Integer, Integer> SHIFTED = Map.of(
            Opcodes.IFLT, Opcodes.IFLE,
            Opcodes.IFLE, Opcodes.IFLT,
            Opcodes.IFGT, Opcodes.IFGE,
            Opcodes.IFGE, Opcodes.IFGT,
            Opcodes.IF_ICMPLT, Opcodes.IF_ICMPLE,
            Opcodes.IF_ICMPLE, Opcodes.IF_ICMPLT,
            Opcodes.IF_ICMPGT, Opcodes.IF_ICMPGE,
            Opcodes.IF_ICMPGE, Opcodes.IF_ICMPGT);
    private static final Map<Integer, Integer> ARITHMETIC = Map.ofEntries(
            Map.entry(Opcodes.IADD, Opcodes.ISUB),
            Map.entry(Opcodes.ISUB, Opcodes.IADD),
            Map.entry(Opcodes.IMUL, Opcodes.IDIV),
            Map.entry(Opcodes.IDIV, Opcodes.IMUL),
            Map.entry(Opcodes.IREM, Opcodes.IMUL),
            Map.entry(Opcodes.LADD, Opcodes.LSUB),
            Map.entry(Opcodes.LSUB, Opcodes.LADD),
            Map.entry(Opcodes.LMUL, Opcodes.LDIV),
            Map.entry(Opcodes.LDIV, Opcodes.LMUL),
            Map.entry(Opcodes.LREM, Opcodes.LMUL),
            Map.entry(Opcodes.DADD, Opcodes.DSUB),
            Map.entry(Opcodes.DSUB, Opcodes.DADD),
            Map.entry(Opcodes.DMUL, Opcodes.DDIV),
            Map.entry(Opcodes.DDIV, Opcodes.DMUL));

    private final String name;
    private final Type returned;
    private final Mutator.Places places;

    MutatingMethod(MethodVisitor code, String name, String descriptor, Mutator.Places places) {
        super(Opcodes.ASM9, code);
        this.name = name;
        this.returned = Type.getReturnType(descriptor);
        this.places = places;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        places.line(line);
        super.visitLineNumber(line, start);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        int changed = opcode;
        if (NEGATED.containsKey(opcode) && places.isChanged(mv, "condition negated")) {
            changed = NEGATED.get(opcode);
        }
        if (SHIFTED.containsKey(opcode) && places.isChanged(mv, "boundary shifted")) {
            changed = SHIFTED.get(opcode);
        }
        super.visitJumpInsn(changed, label);
    }

    @Override
    public void visitInsn(int opcode) {
        if (ARITHMETIC.containsKey(opcode) && places.isChanged(mv, "arithmetic")) {
            super.visitInsn(ARITHMETIC.get(opcode));
        } else if (opcode >= Opcodes.ICONST_M1
                && opcode <= Opcodes.ICONST_5
                && places.isChanged(mv, "constant " + (opcode - Opcodes.ICONST_0))) {
            super.visitInsn(opcode == Opcodes.ICONST_5 ? Opcodes.ICONST_4 : opcode + 1);
        } else {
            returned(opcode);
            super.visitInsn(opcode);
        }
    }

    private void returned(int opcode) {
        if (opcode == Opcodes.ARETURN && places.isChanged(mv, "null returned")) {
            super.visitInsn(Opcodes.POP);
            super.visitInsn(Opcodes.ACONST_NULL);
        } else if (opcode == Opcodes.IRETURN && places.isChanged(mv, "returned value changed")) {
            super.visitInsn(Opcodes.ICONST_1);
            super.visitInsn(returned.getSort() == Type.BOOLEAN ? Opcodes.IXOR : Opcodes.IADD);
        } else if (opcode == Opcodes.LRETURN && places.isChanged(mv, "returned value changed")) {
            super.visitInsn(Opcodes.LCONST_1);
            super.visitInsn(Opcodes.LADD);
        } else if (opcode == Opcodes.DRETURN && places.isChanged(mv, "returned value changed")) {
            super.visitInsn(Opcodes.DCONST_1);
            super.visitInsn(Opcodes.DADD);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        boolean isConstant = opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH;
        super.visitIntInsn(opcode, isConstant && places.isChanged(mv, "constant " + operand) ? operand + 1 : operand);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        super.visitIincInsn(variable, places.isChanged(mv, "increment reversed") ? -increment : increment);
    }

    @Override
    public void visitLdcInsn(Object value) {
        Object changed = value;
        if (value instanceof String text && places.isChanged(mv, "text '" + text + "'")) {
            changed = text + "!";
        } else if (value instanceof Integer number && places.isChanged(mv, "constant " + number)) {
            changed = number + 1;
        } else if (value instanceof Long number && places.isChanged(mv, "constant " + number)) {
            changed = number + 1;
        } else if (value instanceof Double number && places.isChanged(mv, "constant " + number)) {
            changed = number + 1;
        }
        super.visitLdcInsn(changed);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
        Type result = Type.getReturnType(descriptor);
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean hasReceiver = opcode != Opcodes.INVOKESTATIC;
        boolean isOmittable = !method.equals("<init>") && result.getSort() == Type.VOID;
        boolean keepsReceiver = hasReceiver
                && result.getSort() == Type.OBJECT
                && result.getInternalName().equals(owner);
        if ((isOmittable || keepsReceiver)
                && places.isChanged(mv, "call of " + method + " left out")) {
            for (int i = arguments.length - 1; i >= 0; i--) {
                super.visitInsn(arguments[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
            if (isOmittable && hasReceiver) {
                super.visitInsn(Opcodes.POP);
            }
        } else {
            super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
