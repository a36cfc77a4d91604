package dev.playback.rules;

/** What a rule makes of a method. */
public enum RuleKind {
    /** As if it had {@code @Operation}. */
    OPERATION,
    /** As if it had {@code @InterceptInput}. */
    INPUT,
    /** As if it had {@code @InterceptOutput}. */
    OUTPUT
}
