package dev.playback.junit;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** An invocation that stands where there is no recording: skipped or failed, never run. */
record NoticeContext(String name, Extension extension) implements TestTemplateInvocationContext {

    static NoticeContext skipped(String name, String reason) {
        return new NoticeContext(name, (ExecutionCondition) context -> ConditionEvaluationResult.disabled(reason));
    }

    static NoticeContext failing(String name, Throwable failure) {
        return new NoticeContext(name, new Failing(failure));
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(extension);
    }

    /** Fails before the method would be called. */
    private record Failing(Throwable failure) implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }
}
