package dev.playback.examples.mutants;

/**
 * One small change of one class.
 *
 * @param place number of the place in the class
 */
record Mutant(String type, String method, int line, int place, String change) {

    /** Returns the name of the changed class without its package. */
    String simpleType() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "%s.%s, line %d: %s".formatted(simpleType(), method, line, change);
    }
}
