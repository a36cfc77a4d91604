package dev.playback.examples.mutants;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Makes every mutant of a class: one place changed in each. */
final class Mutator {

    /** Changes nothing, but tells {@link Hits} of every place that is reached. */
    private static final int PROBE = -2;

    private static final int NONE = -1;

    private Mutator() {}

    static List<Mutant> mutantsOf(byte[] type) {
        List<Mutant> mutants = new ArrayList<>();
        write(type, NONE, mutants);
        return mutants;
    }

    static byte[] mutated(byte[] type, Mutant mutant) {
        return write(type, mutant.place(), new ArrayList<>());
    }

    static byte[] probed(byte[] type) {
        return write(type, PROBE, new ArrayList<>());
    }

    private static byte[] write(byte[] type, int wanted, List<Mutant> mutants) {
        ClassReader reader = new ClassReader(type);
        // No frames to compute: no mutant changes what is on the stack or where a jump goes to.
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        boolean isGenerated = (access & Opcodes.ACC_BRIDGE) != 0;
                        return isGenerated
                                ? method
                                : new MutatingMethod(method, name, descriptor, new Places(reader.getClassName(), name, wanted, mutants));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Counts the places of a class, one for each possible change. */
    static final class Places {

        private final String type;
        private final String method;
        private final int wanted;
        private final List<Mutant> mutants;
        private int line;

        private Places(String type, String method, int wanted, List<Mutant> mutants) {
            this.type = type;
            this.method = method;
            this.wanted = wanted;
            this.mutants = mutants;
        }

        void line(int number) {
            line = number;
        }

        /** Counts one more place, and says whether it is the one to change. */
        boolean isChanged(MethodVisitor code, String change) {
            int place = mutants.size();
            mutants.add(new Mutant(type, method, line, place, change));
            if (wanted == PROBE) {
                code.visitLdcInsn(place);
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC, "dev/playback/examples/mutants/Hits", "hit", "(I)V", false);
            }
            return wanted == place;
        }
    }
}
