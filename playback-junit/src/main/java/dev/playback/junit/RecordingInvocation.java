package dev.playback.junit;

import dev.playback.difference.ComparisonRules;
import dev.playback.equalizer.Comparison;
import dev.playback.player.Playback;
import dev.playback.player.TapePlayer;
import dev.playback.recording.Recording;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test method what it asks for of one recording, and compares by itself what the method does not look at. For one thread. */
final class RecordingInvocation implements ParameterResolver, AfterTestExecutionCallback {

    private static final List<Class<?>> LOOKED_AT = List.of(Playback.class, Comparison.class, TapePlayer.class);

    private final RecordingContext recording;
    private @Nullable Replay replay;
    private @Nullable Comparison comparison;

    RecordingInvocation(RecordingContext recording) {
        this.recording = recording;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Recording.class || LOOKED_AT.contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Recording.class) {
            return recording.plan().cassette().load(recording.id());
        }
        if (type == TapePlayer.class) {
            return replay(context).player();
        }
        return type == Playback.class ? replay(context).play(recording.id()) : comparison(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        compare(context);
        recording.strays().check();
    }

    private void compare(ExtensionContext context) {
        boolean failedAlready = context.getExecutionException().isPresent();
        Method method = context.getRequiredTestMethod();
        context.getExecutionException().ifPresent(thrown -> thrown.addSuppressed(which()));
        if (comparison == null && (failedAlready || looksAtResult(method))) {
            recording.run().log().judged(!failedAlready);
            return;
        }
        Comparison compared = comparison(context);
        context.publishReportEntry(Map.of(
                "recording.id",
                recording.id().toString(),
                "recording.status",
                compared.status().name()));
        Verdict verdict = new Verdict(recording.plan(), compared);
        boolean asserted = !failedAlready && !looksAtResult(method);
        recording.run().log().end(recording.plan().testClass(), compared, asserted ? verdict.isPass() : !failedAlready);
        if (asserted) {
            verdict.check();
        }
    }

    private WhichRecording which() {
        return new WhichRecording("It was about recording %s. Run only this one: %s"
                .formatted(recording.id(), FailureText.command(recording.plan().testClass(), recording.id())));
    }

    private static boolean looksAtResult(Method method) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (LOOKED_AT.contains(parameters[i].getType()) && ParameterUse.isRead(method, i)) {
                return true;
            }
        }
        return false;
    }

    private Comparison comparison(ExtensionContext context) {
        if (comparison == null) {
            comparison = replay(context).compare(recording.id());
        }
        return comparison;
    }

    private Replay replay(ExtensionContext context) {
        if (replay == null) {
            PlaybackTest annotation = recording.annotation();
            replay = new ReplayReader(
                            recording.run().settings(),
                            annotation,
                            JupiterMembers.of(context),
                            () -> SpringBeans.find(context, annotation.value()))
                    .read(
                            recording.plan().cassette(),
                            declaredRules(context),
                            recording.run().log().ruleUsage(recording.plan().testClass()));
        }
        return replay;
    }

    private static ComparisonRules declaredRules(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        Class<?> testClass = context.getRequiredTestClass();
        ComparisonRules rules = ComparisonRules.declaredBy(method);
        // A class that inherits the method may say more.
        return method.getDeclaringClass() == testClass ? rules : rules.plus(ComparisonRules.declaredBy(testClass));
    }
}
