package dev.playback.difference;

/** A text in which each {@code *} stands for any characters. */
final class Glob {

    private static final char ANY = '*';

    private final String text;
    private final boolean isExact;

    private Glob(String text, boolean isExact) {
        this.text = text;
        this.isExact = isExact;
    }

    static Glob of(String text) {
        return new Glob(text, text.indexOf(ANY) < 0);
    }

    static Glob exactly(String text) {
        return new Glob(text, true);
    }

    boolean matches(String name) {
        return isExact ? text.equals(name) : matchesWild(name);
    }

    private boolean matchesWild(String name) {
        int at = 0;
        int in = 0;
        int afterStar = -1;
        int retry = 0;
        while (in < name.length()) {
            if (at < text.length() && text.charAt(at) == ANY) {
                afterStar = ++at;
                retry = in;
            } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
                at++;
                in++;
            } else if (afterStar >= 0) {
                at = afterStar;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == ANY) {
            at++;
        }
        return at == text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
